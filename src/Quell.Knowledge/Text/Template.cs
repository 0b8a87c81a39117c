using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quell.Knowledge.Text;

/// <summary>Sentences with places to fill in: <c>{key}</c>, or <c>{key|words for when it is not known}</c>.</summary>
internal static partial class Template
{
    [GeneratedRegex(
        @"\{(?<key>[A-Za-z][A-Za-z0-9._]*)(\|(?<words>[^{}]*))?\}",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Place();

    public static ImmutableArray<string> Keys(string template) =>
        [.. Place().Matches(template).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>True when braces stand only where a place is.</summary>
    public static bool IsWellFormed(string template) => Place().Replace(template, "").AsSpan().IndexOfAny('{', '}') < 0;

    /// <returns>Null when a place without words for "not known" has no value.</returns>
    public static string? Fill(string template, Func<string, string?> value)
    {
        var complete = true;
        var text = Place()
            .Replace(
                template,
                match =>
                {
                    var words = match.Groups["words"];
                    var found = value(match.Groups["key"].Value) ?? (words.Success ? words.Value : null);
                    complete &= found is not null;
                    return found ?? "";
                }
            );
        return complete ? text : null;
    }
}
