using System.Text.RegularExpressions;

namespace Quell.Domain.Events;

/// <summary>The id of a runtime event: 32 hex digits, kept in lower case.</summary>
public readonly partial record struct EventId
{
    private EventId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The first twelve digits, for names and narration.</summary>
    public string Short => Value[..12];

    /// <summary>Reads an id; false for anything but 32 hex digits, before it can meet a path, a query or an argument.</summary>
    public static bool TryParse(string? text, out EventId id)
    {
        id = default;
        var trimmed = text?.Trim();
        if (trimmed is null || !Pattern().IsMatch(trimmed))
        {
            return false;
        }
        id = new EventId(trimmed.ToLowerInvariant());
        return true;
    }

    public override string ToString() => Value;

    [GeneratedRegex("^[0-9a-fA-F]{32}\\z", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Pattern();
}
