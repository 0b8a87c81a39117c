using System.Collections.Immutable;

namespace Quell.Surfaces.Kubectl;

/// <summary>What a command line of kubectl asks for, as far as reading its answer needs it.</summary>
internal static class KubectlLine
{
    public static string? Context(ImmutableArray<string> argv) => Value(argv, "--context");

    public static bool IsJson(ImmutableArray<string> argv) => (Value(argv, "-o") ?? Value(argv, "--output")) is "json";

    public static bool IsGet(ImmutableArray<string> argv) => argv is [_, "get", ..];

    /// <summary>The words after the verb that are no flags and no values of flags.</summary>
    public static ImmutableArray<string> Words(ImmutableArray<string> argv)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        for (var i = 2; i < argv.Length; i++)
        {
            if (!argv[i].StartsWith('-'))
            {
                words.Add(argv[i]);
            }
            else if (!argv[i].Contains('=', StringComparison.Ordinal) && !IsSwitch(argv[i]))
            {
                i++;
            }
        }
        return words.ToImmutable();
    }

    /// <summary>True when the line names its objects, so that each of them matters.</summary>
    public static bool NamesObjects(ImmutableArray<string> argv)
    {
        var words = Words(argv);
        return words.Length > 1 || (words.Length == 1 && words[0].Contains('/', StringComparison.Ordinal));
    }

    /// <summary>True for a patch that the server refuses where the object is not the one that it was made for.</summary>
    public static bool Tests(ImmutableArray<string> argv) =>
        argv is [_, "patch", ..]
        && argv.Any(word => word.StartsWith('[') && word.Contains("\"test\"", StringComparison.Ordinal));

    private static bool IsSwitch(string flag) =>
        flag
            is "-A"
                or "--all-namespaces"
                or "--ignore-not-found"
                or "--no-headers"
                or "--show-labels"
                or "--show-managed-fields"
                or "--client"
                or "--overwrite"
                or "--list"
                or "-q"
                or "--quiet";

    private static string? Value(ImmutableArray<string> argv, string flag)
    {
        for (var i = 0; i < argv.Length; i++)
        {
            if (string.Equals(argv[i], flag, StringComparison.Ordinal))
            {
                return i + 1 < argv.Length ? argv[i + 1] : null;
            }
            if (argv[i].StartsWith(flag + "=", StringComparison.Ordinal))
            {
                return argv[i][(flag.Length + 1)..];
            }
        }
        return null;
    }
}
