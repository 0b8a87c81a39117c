using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Investigate;

/// <summary>What an investigation says while it goes on, and at its end.</summary>
public static class InvestigateNotices
{
    /// <summary>The name under which an investigation hands over.</summary>
    public const string Name = "sysdig-runtime-investigate";

    public static readonly Trouble NoEventId = new(
        "There is no event to investigate.",
        "No event id was given, and none was picked.",
        "Run `quell investigate <event id>`, or pick a row of the table."
    );

    /// <summary>After the first round: what it shows, and where to look next.</summary>
    public static Notice First(Investigation found, ImmutableArray<FollowOn> next)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(
            $"Found so far: {Printable.Of(found.Title)}, {found.Class.Text}; {ProcessWords(found)}; {PriorWords(found.Prior)}."
        );
        lines.Add($"  {InvestigationWords.ScopeSentence(found)}");
        foreach (var (follow, number) in next.Select((follow, index) => (follow, index + 1)))
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  Signal {number}: {Printable.Of(follow.Signal.Rule, 100)} on {Printable.Of(follow.Signal.Place.Text, 100)}: {follow.Signal.Why}"
                )
            );
        }
        if (next.Sum(follow => follow.Calls.Length) is > 0 and var calls)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  Following {next.Length} {(next.Length == 1 ? "signal" : "signals")} one hop, {calls} {(calls == 1 ? "call" : "calls")} in all, at most {FollowOns.MostCalls} a signal."
                )
            );
        }
        return new Notice(NoticeKind.Opening, lines.ToImmutable());
    }

    /// <summary>Why nothing more is asked.</summary>
    public static Notice Stop(Investigation found)
    {
        var left = found.NotFollowed == 0 ? string.Empty : $" {found.NotFollowed} more were not followed.";
        var scope = found.Scope.Signals.IsEmpty
            ? "there was no signal to follow"
            : "every signal was followed one hop, and those of the same cluster, account or image are in the case";
        return Notice.Of(
            NoticeKind.Opening,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Stopping here: {scope}; {found.FollowOnCalls} follow-on {(found.FollowOnCalls == 1 ? "call" : "calls")}.{left}"
            )
        );
    }

    /// <summary>Two paragraphs, and the file.</summary>
    public static Notice Summary(Investigation found, CaseState state)
    {
        var file = state.Found(Flow.CaseFileLookout.Written);
        var checks = InvestigationWords.Checks(found, state, Printable.Of).Take(2).ToList();
        var unanswered = found.Unanswered.IsEmpty
            ? string.Empty
            : $" Not answered: {string.Join(", ", found.Unanswered.Select(source => source.Source))}.";
        var cut = found.Scope.Cut.IsEmpty ? string.Empty : $" Cut lists: {string.Join(", ", found.Scope.Cut)}.";
        return Notice.Of(
            NoticeKind.Summary,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Investigation: {Printable.Of(found.Title)} — {found.Class.Text}, confidence {found.Confidence}/5"
            ),
            string.Empty,
            InvestigationWords.Finding(found, Printable.Of),
            string.Empty,
            $"Next: {string.Join(" ", checks)}{unanswered}{cut} "
                + (
                    file?.GetValueOrDefault("path") is { } path
                        ? $"The full case with timeline, scope and audit line is {Printable.Of(path, 300)}."
                        : $"No case file was written: {Printable.Of(file?.GetValueOrDefault("failed"), 300)}."
                )
        );
    }

    public static Question HandOver(CaseState state, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.HandOver,
            [
                $"Hand over to `{TenantSource.Respond(state.Threat?.Id, state.Session?.TenantSource)}` now? It reads this case file first, and asks before anything runs.",
            ],
            [Answer.Yes, Answer.No]
        );

    public static Notice HowToGoOn(CaseState state) =>
        Notice.Of(
            NoticeKind.Opening,
            $"To respond later: {TenantSource.Respond(state.Threat?.Id, state.Session?.TenantSource)} --handoff {Name}"
        );

    public static Trouble NotWritten(string? why) =>
        new(
            "The case file was not written.",
            Printable.Of(why ?? "nothing was said of it", 300),
            "Name a folder that you may write with --case-files DIR; the findings are in the journal of the case."
        );

    public static Notice GoingOnWithout(string? why) =>
        Notice.Of(
            NoticeKind.Warning,
            $"No case file was written: {Printable.Of(why, 300)}. Going on with what was read."
        );

    private static string ProcessWords(Investigation found) =>
        found.Processes.IsEmpty ? "no process is named"
        : found.IsTree ? string.Create(CultureInfo.InvariantCulture, $"a process tree of {found.Processes.Length}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"no process tree, and {found.Processes.Length} {(found.Processes.Length == 1 ? "process" : "processes")} by the event itself"
        );

    private static string PriorWords(PriorEvents prior) =>
        prior.Unknown is not null
            ? "earlier events not known"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{prior.Count} earlier {(prior.Count == 1 ? "event" : "events")} in seven days"
            );
}
