using System.Collections.Immutable;

namespace Quell.Domain.Facts;

/// <summary>One value of a fact taken apart: <c>name part=value part=value</c>, as docs/reference/facts.md writes it.</summary>
/// <param name="Name">The words that are no part; empty where there is none.</param>
/// <param name="Parts">In the order of the value; the first of a name counts.</param>
public sealed record FactValue(string Name, ImmutableArray<KeyValuePair<string, string>> Parts)
{
    /// <summary>Takes a value apart. There is no value that cannot be: what is no part is the name.</summary>
    public static FactValue Of(string value)
    {
        var name = new List<string>();
        var parts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parts.Add(KeyValuePair.Create(word[..equals], word[(equals + 1)..]));
            }
            else
            {
                name.Add(word);
            }
        }
        return new FactValue(string.Join(' ', name), parts.ToImmutable());
    }

    /// <summary>The part of this name; null where the value does not have it.</summary>
    public string? this[string part]
    {
        get
        {
            foreach (var (key, value) in Parts)
            {
                if (string.Equals(key, part, StringComparison.Ordinal))
                {
                    return value;
                }
            }
            return null;
        }
    }

    /// <summary>The kind of a name written <c>Kind/name</c> or <c>Kind/namespace/name</c>; empty for a plain name.</summary>
    public string Kind => Name.Contains('/', StringComparison.Ordinal) ? Name[..Name.IndexOf('/')] : string.Empty;

    /// <summary>What stands behind the last slash of the name.</summary>
    public string Short => Name[(Name.LastIndexOf('/') + 1)..];
}
