using System.Text.RegularExpressions;

namespace Quell.Sysdig.Configuration;

/// <summary>Expands <c>${NAME}</c> and <c>${NAME:-default}</c>, once: what a variable holds is not expanded again.</summary>
internal static partial class VariableExpansion
{
    /// <summary>The expanded text; the name of the first variable that is unset and has no default otherwise.</summary>
    public static (string Text, string? Unset) Expand(string text, Func<string, string?> environment)
    {
        string? unset = null;
        var expanded = Reference()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    var value = environment(name);
                    if (match.Groups["default"] is { Success: true } fallback)
                    {
                        return string.IsNullOrEmpty(value) ? fallback.Value : value;
                    }

                    unset ??= value is null ? name : null;
                    return value ?? string.Empty;
                }
            );
        return (expanded, unset);
    }

    /// <summary>The variables that a text refers to.</summary>
    public static IEnumerable<string> Names(string text) =>
        Reference().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(
        @"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Reference();
}
