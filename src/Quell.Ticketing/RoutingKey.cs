using Quell.Runbook.Filing;

namespace Quell.Ticketing;

/// <summary>The key under which events reach a service of the person's. Its value is sent and never shown.</summary>
public sealed class RoutingKey
{
    private const int Digits = 32;
    private const int ShownEnd = 4;

    /// <summary>Most telling first; a name that only contains a word comes after these.</summary>
    private static readonly string[] s_names =
    [
        "PAGERDUTY_ROUTING_KEY",
        "PD_ROUTING_KEY",
        "PAGERDUTY_INTEGRATION_KEY",
        "PAGERDUTY_EVENTS_KEY",
        "PAGERDUTY_KEY",
    ];
    private static readonly string[] s_words = ["PAGERDUTY", "PD_TOKEN", "PD_ROUTING_KEY"];

    private RoutingKey(string? name, string? value, string shown) => (Name, Value, Shown) = (name, value, shown);

    /// <summary>Name of the variable; null where there is none.</summary>
    public string? Name { get; }

    /// <summary>In words that hold no secret: the name with the last four characters, or why there is no key.</summary>
    public string Shown { get; }

    /// <summary>The last four characters; null where there is no key.</summary>
    public string? End => Value?[^ShownEnd..];

    internal string? Value { get; }

    /// <summary>A key of the practice tenant, which opens nothing.</summary>
    public static RoutingKey OfPractice { get; } = new(null, new string('0', Digits), "the practice tenant's key");

    public static RoutingKey Of(IReadOnlyDictionary<string, string> environment)
    {
        var named = s_names
            .Concat(environment.Keys.Where(IsNamedForIt).Order(StringComparer.Ordinal))
            .Where(name => !string.IsNullOrWhiteSpace(environment.GetValueOrDefault(name)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var usable = named.FirstOrDefault(name => IsKey(environment[name].Trim()));
        return usable is not null ? Found(usable, environment[usable].Trim())
            : named.Count > 0
                ? new RoutingKey(null, null, $"{named[0]} holds no routing key: one has {Digits} letters and digits")
            : new RoutingKey(null, null, "PAGERDUTY_ROUTING_KEY is not set");
    }

    /// <summary>Without the value: an object is printed sooner or later.</summary>
    public override string ToString() => Shown;

    private static RoutingKey Found(string name, string value) =>
        new(name, value, $"{name} ending in {value[^ShownEnd..]}");

    private static bool IsNamedForIt(string variable) =>
        !string.Equals(variable, EventAddress.Variable, StringComparison.Ordinal)
        && s_words.Any(word =>
            variable.StartsWith(word, StringComparison.Ordinal)
            || variable.Contains("_" + word, StringComparison.Ordinal)
        );

    private static bool IsKey(string value) => value.Length == Digits && value.All(char.IsAsciiLetterOrDigit);
}
