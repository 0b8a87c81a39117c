using System.Collections.Immutable;

namespace Quell.Runbook.Filing;

/// <summary>What this machine's environment says of the ticket desks. No secret is in it.</summary>
public sealed record FilingSettings
{
    public static readonly FilingSettings None = new();

    /// <summary>Where the person's incidents are posted unless a test says otherwise.</summary>
    public const string EventsAddress = "https://events.pagerduty.com/v2/enqueue";

    /// <summary>Key of the project that tickets go to unless the person says otherwise.</summary>
    public string? JiraProject { get; init; }

    /// <summary>Site address or cloud id of Jira, where the environment names one.</summary>
    public string? JiraSite { get; init; }

    /// <summary>Name of the variable that holds the routing key; null where there is none.</summary>
    public string? RoutingKeyName { get; init; }

    /// <summary>The last four characters of the routing key, for the person to recognise it.</summary>
    public string? RoutingKeyEnd { get; init; }

    public string PagerDutyAddress { get; init; } = EventsAddress;

    internal ImmutableSortedDictionary<string, string> ToFound()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add("jira.project", JiraProject);
        Add("jira.site", JiraSite);
        Add("pagerduty.key", RoutingKeyName);
        Add("pagerduty.end", RoutingKeyEnd);
        Add("pagerduty.address", PagerDutyAddress);
        return found.ToImmutable();

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                found[key] = value;
            }
        }
    }

    internal static FilingSettings Of(ImmutableSortedDictionary<string, string> found) =>
        new()
        {
            JiraProject = found.GetValueOrDefault("jira.project"),
            JiraSite = found.GetValueOrDefault("jira.site"),
            RoutingKeyName = found.GetValueOrDefault("pagerduty.key"),
            RoutingKeyEnd = found.GetValueOrDefault("pagerduty.end"),
            PagerDutyAddress = found.GetValueOrDefault("pagerduty.address") ?? EventsAddress,
        };
}
