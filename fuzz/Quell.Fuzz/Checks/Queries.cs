namespace Quell.Fuzz.Checks;

/// <summary>A query that is made of outside values holds them inside quotes, of the alphabet of names, and nowhere else.</summary>
internal static class Queries
{
    public static void OnlyQuoted(string query)
    {
        var parts = query.Split('\'');
        Laws.Hold(parts.Length % 2 == 1, "a quote of a query is not closed");
        for (var i = 1; i < parts.Length; i += 2)
        {
            Laws.Hold(parts[i].All(IsOfAName), $"'{parts[i]}' is no name and stands in a query");
        }
        Laws.Hold(query.EndsWith(';') && query.Count(c => c == ';') == 1, "a query is not one statement");
        Laws.Printable(query);
    }

    private static bool IsOfAName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
