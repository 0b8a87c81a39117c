using System.Runtime.InteropServices;

namespace Quell.Lab.Yaml;

/// <summary>A place in a YAML text; both numbers count from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mark(int Line, int Column)
{
    public static Mark Start { get; } = new(1, 1);
}
