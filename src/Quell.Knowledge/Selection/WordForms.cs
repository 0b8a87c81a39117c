namespace Quell.Knowledge.Selection;

/// <summary>The forms that an English word may be known in. The caller looks each one up, so a wrong form does no harm.</summary>
internal static class WordForms
{
    public static IEnumerable<string> Of(string phrase)
    {
        yield return phrase;
        var word = Without(phrase, "'s") ?? Without(phrase, "s'") ?? phrase;
        yield return word;
        if (Without(word, "s") is { Length: > 2 } one)
        {
            yield return one;
        }
        if (Without(word, "ies") is { Length: > 1 } why)
        {
            yield return why + "y";
        }
        if (Without(word, "ing") is { Length: > 1 } stem)
        {
            yield return stem;
            yield return stem + "e";
            if (stem.Length > 2 && stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }

    private static string? Without(string word, string end) =>
        word.EndsWith(end, StringComparison.Ordinal) ? word[..^end.Length] : null;
}
