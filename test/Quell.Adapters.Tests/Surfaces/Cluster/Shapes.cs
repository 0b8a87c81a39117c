using System.Runtime.CompilerServices;

namespace Quell.Adapters.Tests.Surfaces.Cluster;

/// <summary>Where the manifests of the workload shapes lie.</summary>
internal static class Shapes
{
    public static string Folder { get; } = Path.Combine(Here(), "Shapes");

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
