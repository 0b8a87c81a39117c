using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Surfaces.Kubeconfig;

/// <summary>Whether a kubeconfig may be used: it can name programs that run with the person's rights.</summary>
internal static class KubeconfigGuard
{
    /// <summary>Null when every file that exists may be used, otherwise why not.</summary>
    public static string? Refusal(ImmutableArray<string> paths) =>
        paths.Select(Refusal).FirstOrDefault(why => why is not null);

    public static string? Refusal(string path) =>
        FileGuard.Refusal(path) is { } why ? $"the kubeconfig {Printable.Of(path)} is not used: {why}" : null;
}
