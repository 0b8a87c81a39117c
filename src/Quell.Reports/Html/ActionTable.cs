using System.Globalization;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>Every action with its decision, status and way back, and under each the exact command and what it breaks.</summary>
internal static class ActionTable
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        Tables.Section(
            html,
            "actions",
            "Actions",
            report.Actions.IsEmpty
                ? "No action was chosen."
                : "In the order in which they ended. Each write had a yes of its own, for exactly the command that is shown."
        );
        if (!report.Actions.IsEmpty)
        {
            Tables.Open(html, "actions", ["#", "Action", "Decision", "Status", "Undo"]);
            foreach (var (index, action) in report.Actions.Index())
            {
                Row(html, index + 1, action);
            }
            Tables.Close(html);
        }
        foreach (var line in report.Enforcement)
        {
            html.Element("p", line, ("class", "small"));
        }
        Filings(html, report);
        html.Close();
    }

    private static void Filings(HtmlWriter html, CaseReport report)
    {
        if (report.Filings.IsEmpty)
        {
            return;
        }
        html.Element("h3", "Tickets");
        html.Open("ul", ("class", "breaks"));
        foreach (var filing in report.Filings)
        {
            html.Open("li");
            Tones.Pill(html, Tones.Of(filing.Status), filing.Status.Word());
            html.Open("span")
                .Element("strong", $"{filing.What} in {filing.Desk}")
                .Text($": {filing.Ticket} {filing.Link}{(filing.Ticket is null ? filing.Detail : "")} ");
            html.Element("span", DecisionWords.Of(filing.Decision), ("class", "source")).Close().Close();
        }
        html.Close();
    }

    private static void Row(HtmlWriter html, int number, ReportedAction action)
    {
        html.Open("tr", ("class", "action"));
        Tables.Cell(html, "#", number.ToString(CultureInfo.InvariantCulture), "number");
        html.Open("td", ("data-label", "Action"));
        html.Element("p", action.Name, ("class", "type"));
        html.Element("p", action.Action?.Scope, ("class", "scope"));
        html.Element("p", action.Reason, ("class", "reason"));
        html.Close();
        html.Open("td", ("data-label", "Decision"));
        Tones.Pill(html, Tones.Of(action.Decision.Kind), DecisionWords.Word(action.Decision.Kind));
        foreach (var words in Decided(action.Decision))
        {
            html.Element("p", words, ("class", "small"));
        }
        html.Close();
        html.Open("td", ("data-label", "Status"));
        Tones.Pill(html, Tones.Of(action.Status), action.Status.Word());
        if (action.IsUndone)
        {
            Tones.Pill(html, "unsure", "undone since");
        }
        html.Element("p", action.Detail, ("class", "small"));
        html.Element("p", action.Filed, ("class", "small")).Close();
        html.Open("td", ("data-label", "Undo"));
        html.Element("p", action.Undo ?? Way(action), ("class", action.Undo is null ? "small" : "small mono"));
        html.Close().Close();
        Details(html, action);
    }

    /// <summary>What to say where no call takes it back.</summary>
    private static string Way(ReportedAction action) =>
        action.SentAt is null || action.Status == Status.Failed ? "Nothing to undo."
        : action.IsUndo ? "This is the undo."
        : $"None by the API. By hand: {action.Action?.Undo.ManualRecovery ?? "unknown"}";

    private static IEnumerable<string> Decided(ReportedDecision decision)
    {
        if (decision.Took is not null)
        {
            yield return $"after {DurationWords.Of(decision.Took)}, by {decision.By}";
        }
        if (decision.Presented > 0)
        {
            yield return decision.Represented == 0 ? "put once" : $"put {decision.Presented} times";
        }
    }

    private static void Details(HtmlWriter html, ReportedAction action)
    {
        html.Open("tr", ("class", "more")).Open("td", ("colspan", "5"));
        Tables.Fold(html, "Command, consequences and way back");
        if (action.Action is { } value)
        {
            html.Element("h3", "Exactly this");
            html.Element("pre", value.Request.Text);
            html.Element(
                "p",
                $"{value.Surface.Word()}{(value.Responder is { } responder ? $", responder {responder.Value}" : "")}; availability {value.Availability.Word}: {value.Availability.Why}.",
                ("class", "small")
            );
            if (action.Place is { } place)
            {
                html.Element("p", $"Its place: {place.Why}", ("class", "small"));
            }
            Consequences(html, action);
            html.Element("h3", "Way back");
            html.Element("p", value.Reversibility);
            html.Element("p", $"By hand: {value.Undo.ManualRecovery}");
        }
        Block(html, "The undo", action.UndoLines);
        Block(html, "What came back", action.Output);
        Block(html, "Text for a person who runs it by hand", action.TicketText?.Split('\n') ?? []);
        Times(html, action);
        html.Close().Close().Close();
    }

    private static void Consequences(HtmlWriter html, ReportedAction action)
    {
        html.Element("h3", "What it breaks");
        html.Open("ul", ("class", "breaks"));
        foreach (var said in action.Action!.Consequences.OrderByDescending(said => said.Severity))
        {
            html.Open("li");
            Tones.Pill(html, Tones.Of(said.Severity), said.Severity.Word());
            html.Open("span").Text(said.Sentence).Text(" ");
            html.Element("span", Sources(said), ("class", "source")).Close().Close();
        }
        foreach (var lost in action.Action.EvidenceLost)
        {
            html.Open("li");
            Tones.Pill(html, "unsure", "evidence lost");
            html.Element("span", lost).Close();
        }
        html.Close();
    }

    private static string Sources(Domain.Actions.Consequence said) =>
        string.Join(
            "; ",
            said.Citations.Select(citation => citation.Source).Distinct(StringComparer.Ordinal).Prepend(said.Rule)
        );

    private static void Block(HtmlWriter html, string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            html.Element("h3", title).Open("pre").Lines(lines).Close();
        }
    }

    private static void Times(HtmlWriter html, ReportedAction action)
    {
        html.Element(
            "p",
            $"Try {action.Try?.ToString() ?? "none"}"
                + (action.SentAt is { } sent ? $" · sent {Utc.Of(sent)}" : " · not sent")
                + (action.EndedAt is { } ended ? $" · over {Utc.Of(ended)}" : "")
                + (action.ExecutionId is { } id ? $" · execution {id}" : "")
                + (action.Decision.Digest is { Length: > 0 } digest ? $" · digest of what was shown {digest}" : ""),
            ("class", "small mono")
        );
    }
}
