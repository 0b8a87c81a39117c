using System.Text.Json;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>A part of an object's JSON that may be anything or nothing: a wrong shape reads as absent, never as an error.</summary>
public readonly record struct Part(JsonElement Element)
{
    public bool Exists => Element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsEmpty => !Members.Any() && !Items.Any();

    public Part this[string member] =>
        IsObject && Element.TryGetProperty(member, out var value) ? new Part(value) : default;

    /// <summary>The text, a number's or flag's as it stands; null for anything else.</summary>
    public string? Text =>
        Element.ValueKind switch
        {
            JsonValueKind.String => Safely(Element),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Element.GetRawText(),
            _ => null,
        };

    public long? Number =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var number) ? number : null;

    public bool? Flag =>
        Element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    public IEnumerable<Part> Items
    {
        get
        {
            if (Element.ValueKind != JsonValueKind.Array)
            {
                yield break;
            }
            foreach (var item in Element.EnumerateArray())
            {
                yield return new Part(item);
            }
        }
    }

    public IEnumerable<KeyValuePair<string, Part>> Members
    {
        get
        {
            if (!IsObject)
            {
                yield break;
            }
            foreach (var member in Element.EnumerateObject())
            {
                if (NameOf(member) is { } name)
                {
                    yield return KeyValuePair.Create(name, new Part(member.Value));
                }
            }
        }
    }

    public IEnumerable<string> Texts => Items.Select(item => item.Text).OfType<string>();

    public bool Is(string word) => string.Equals(Text, word, StringComparison.Ordinal);

    /// <summary>A value that says true, as annotations do in text.</summary>
    public bool SaysTrue => Flag == true || string.Equals(Text, "true", StringComparison.OrdinalIgnoreCase);

    private static string? Safely(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair is no text.
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
