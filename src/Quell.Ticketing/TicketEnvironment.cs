using Quell.Runbook.Filing;

namespace Quell.Ticketing;

/// <summary>What the environment says of the ticket desks, by the names that are usual for it.</summary>
public static class TicketEnvironment
{
    private const string Project = "SYSDIG_RUNTIME_JIRA_PROJECT";
    private const string ProjectWord = "JIRA_PROJECT";
    private static readonly string[] s_sites =
    [
        "SYSDIG_RUNTIME_JIRA_SITE",
        "JIRA_CLOUD_ID",
        "ATLASSIAN_CLOUD_ID",
        "JIRA_SITE",
        "ATLASSIAN_SITE",
        "JIRA_URL",
        "JIRA_BASE_URL",
        "ATLASSIAN_URL",
    ];

    public static FilingSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        var key = RoutingKey.Of(environment);
        return new FilingSettings
        {
            JiraProject = ProjectOf(environment),
            JiraSite = s_sites
                .Select(name => Value(environment, name))
                .FirstOrDefault(site => site is not null && FilingEdit.IsSite(site)),
            RoutingKeyName = key.Name,
            RoutingKeyEnd = key.End,
            PagerDutyAddress = LoopbackAddress(environment) ?? FilingSettings.EventsAddress,
        };
    }

    /// <summary>The stand-in that the environment names; null where it names none or one of another machine.</summary>
    public static string? LoopbackAddress(IReadOnlyDictionary<string, string> environment) =>
        Value(environment, EventAddress.Variable) is { } address && EventAddress.IsLoopback(address) ? address : null;

    private static string? ProjectOf(IReadOnlyDictionary<string, string> environment) =>
        new[] { Project }
            .Concat(
                environment
                    .Keys.Where(name => name.Contains(ProjectWord, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
            )
            .Select(name => Value(environment, name))
            .FirstOrDefault(key => key is not null && FilingEdit.IsProjectKey(key));

    private static string? Value(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;
}
