using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>The ticket of the investigation, as somebody named it.</summary>
/// <param name="Desk">Where it is.</param>
/// <param name="Key">An issue key, or the deduplication key of an incident.</param>
/// <param name="Site">The Jira site that its address named; null where it was named by its key alone.</param>
/// <param name="NamedBy">Where the key comes from.</param>
public sealed partial record InvestigationTicket(Surface Desk, string Key, string? Site, string NamedBy)
{
    /// <summary>Where the run keeps what <c>--ticket</c> named.</summary>
    public const string Found = "investigation-ticket";

    private const string Incident = "pagerduty:";
    private const string Asked = "--ticket";
    private const string CaseFile = "the case file";
    private const int MostWords = 40;
    private static readonly char[] s_between = [' ', '\t', ',', ';', '(', ')', '[', ']', '<', '>', '`', '*', '|', '"'];

    /// <summary>As the run was asked, else as the case file of the investigation says; null where neither names one.</summary>
    public static InvestigationTicket? Of(CaseState state) =>
        Read(state.Found(Found)?.GetValueOrDefault("ticket"), Asked) ?? Named(state.Value(FactKeys.CaseTicket));

    /// <summary>A case file says more than the key; the first word that is one counts.</summary>
    private static InvestigationTicket? Named(string? words) =>
        words
            ?.Split(s_between, MostWords, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Read(word, CaseFile))
            .FirstOrDefault(ticket => ticket is not null);

    /// <returns>Null where the text is no key of an issue, no address of one and no key of an incident.</returns>
    public static InvestigationTicket? Read(string? text, string namedBy = Asked)
    {
        if (text is null)
        {
            return null;
        }
        if (IssueKey().IsMatch(text))
        {
            return new InvestigationTicket(Surface.Jira, text, null, namedBy);
        }
        if (IssueAddress().Match(text) is { Success: true } address)
        {
            return new InvestigationTicket(
                Surface.Jira,
                address.Groups["key"].Value,
                address.Groups["site"].Value,
                namedBy
            );
        }
        var incident = text.StartsWith(Incident, StringComparison.Ordinal) ? text[Incident.Length..] : text;
        return
            (incident != text || incident.StartsWith("sysdig-", StringComparison.Ordinal))
            && IncidentKey().IsMatch(incident)
            ? new InvestigationTicket(Surface.PagerDuty, incident, null, namedBy)
            : null;
    }

    internal static ImmutableSortedDictionary<string, string> Kept(string? ticket) =>
        ticket is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : ImmutableSortedDictionary<string, string>.Empty.Add("ticket", ticket);

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,49}-[0-9]{1,9}$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex IssueKey();

    [GeneratedRegex(
        "^https://(?<site>[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9])/browse/(?<key>[A-Z][A-Z0-9_]{0,49}-[0-9]{1,9})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex IssueAddress();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:/-]{0,254}$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex IncidentKey();
}
