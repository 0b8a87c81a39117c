using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Preflight;

namespace Quell.Runbook.Filing;

/// <summary>The desks that take tickets, and which of them this session has.</summary>
public static class TicketDesks
{
    /// <summary>How a desk that can be used is found.</summary>
    public const string Configured = "configured";

    /// <summary>How a desk that the practice tenant plays is found.</summary>
    public const string Simulated = "simulated";

    private const string JiraName = "Jira";
    private const string PagerDutyName = "PagerDuty";

    public static bool IsDesk(Surface surface) => surface is Surface.Jira or Surface.PagerDuty;

    /// <summary>What an answer names; null for none.</summary>
    public static Surface? Named(string meaning) =>
        meaning switch
        {
            "jira" => Surface.Jira,
            "pagerduty" => Surface.PagerDuty,
            _ => null,
        };

    public static string Answer(Surface desk) => desk == Surface.Jira ? "jira" : "pagerduty";

    /// <summary>As the runbook names what is filed there.</summary>
    public static string Noun(Surface desk) => desk == Surface.Jira ? "Jira ticket" : "PagerDuty incident";

    public static bool IsReady(string? found) => found is Configured or Simulated;

    public static ImmutableArray<Surface> Of(CaseState state)
    {
        var desks = ImmutableArray.CreateBuilder<Surface>();
        if (IsReady(Found(state, JiraName)))
        {
            desks.Add(Surface.Jira);
        }
        if (IsReady(Found(state, PagerDutyName)))
        {
            desks.Add(Surface.PagerDuty);
        }
        return desks.ToImmutable();
    }

    public static bool IsSimulated(CaseState state, Surface desk) =>
        Found(state, desk == Surface.Jira ? JiraName : PagerDutyName) is Simulated;

    /// <summary>Why there is no desk at all.</summary>
    public static string WhyNone(CaseState state) =>
        string.Join(
            "; ",
            (state.Found(PreflightStep.Tickets) ?? ImmutableSortedDictionary<string, string>.Empty).Select(desk =>
                $"{Printable.Of(desk.Key, 20)}: {Printable.Of(desk.Value, 120)}"
            )
        );

    private static string? Found(CaseState state, string name) =>
        state.Found(PreflightStep.Tickets)?.GetValueOrDefault(name);
}
