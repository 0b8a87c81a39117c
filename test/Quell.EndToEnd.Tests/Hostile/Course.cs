using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Fuzz.Checks;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>What a run did: what was asked and answered, what was proposed, what was read and what was written.</summary>
/// <param name="Talk">Questions with the answers taken, plans and ends of actions, in order.</param>
/// <param name="Reads">The reads, sorted: those side by side have no order.</param>
/// <param name="Writes">In order.</param>
/// <param name="Shown">Both sides of the talk as the plain face wrote them, and the report.</param>
internal sealed record Course(
    ExitCode Code,
    ImmutableArray<string> Talk,
    ImmutableArray<string> Reads,
    ImmutableArray<string> Writes,
    ImmutableArray<string> Submitted,
    string Shown
)
{
    public static async Task<Course> OfAsync(string scenario, string words, Func<string> planted)
    {
        var planting = new Planted(planted);
        var fault = new HostileServer.Fault("planted", planting.Answer);
        await using var incident = new Incident(scenario)
        {
            Wire = words.Length == 0 ? (output, input) => (output, input) : new HostileServer.Relay(fault).Around,
            Programs = words.Length == 0 ? programs => programs : planting.Around,
            Workstation = new PracticeWorkstation(),
        };
        LeaveCaseFile(incident, words);
        using var person = new PlainPerson(
            (question, state) =>
                question.Kind switch
                {
                    QuestionKind.Grant or QuestionKind.WriteAccess => "yes",
                    // A few: which of twenty are still offered after the others depends on which read comes first.
                    QuestionKind.Select when state.Plan!.Actions.Any(action => action.Type == "KILL_PROCESS") =>
                        "GET_LOGS KILL_PROCESS PAUSE_CONTAINER",
                    _ => Answers.Yes(question, state),
                }
        );
        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);
        var entries = incident.Cases.Read(incident.Only)!;
        incident.Cases.Verify(incident.Only).Intact.ShouldBeTrue();
        Prompts(person.Transcript, entries);
        var shown = person.Transcript + incident.Report;
        Laws.PrintableText(shown);
        string Steady(string text) => text.Replace(incident.Only.Value, "<case>", StringComparison.Ordinal);
        return new Course(
            code,
            [.. entries.SelectMany(Told).Select(Steady)],
            [.. Calls(entries, isWrite: false).Select(Steady).Order(StringComparer.Ordinal)],
            [.. Calls(entries, isWrite: true).Select(Steady)],
            [.. incident.Submitted.Select(sent => sent.Type)],
            shown
        );
    }

    /// <summary>What an investigation of this event would have left, with the words wherever it writes prose.</summary>
    public static void LeaveCaseFile(Incident incident, string words) =>
        File.WriteAllText(
            Path.Combine(incident.CaseFolder, $"sysdig-runtime-investigate-{incident.EventId}-20260314-0920.md"),
            $"""
            ## An incident — Impact (T1496) {words}
            **Event ID:** {incident.EventId} | **Type:** KUBERNETES_WORKLOAD | **Status:** open
            **Simulated:** true

            ### Summary

            Somebody started something. {words}

            ### What happened

            - **Trigger:** {words}
            - **AI-generated rationale:** {words}

            ### Recommended next checks

            - {words}

            """
        );

    /// <summary>A line that looks like a question is one that was asked.</summary>
    public static void Prompts(string transcript, IEnumerable<JournalEntry> entries)
    {
        var asked = entries
            .Select(entry => entry.Body)
            .OfType<CaseEntry.QuestionAsked>()
            .Select(body => body.Question.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var line in transcript.Split('\n').Where(line => line.StartsWith("? ", StringComparison.Ordinal)))
        {
            asked.ShouldContain(line.Split(' ')[1], line);
        }
    }

    private static IEnumerable<string> Told(JournalEntry entry) =>
        entry.Body is CaseEntry.PlanProposed { Plan: var plan }
            ? plan.Actions.Select(action => $"plan {plan.Revision}: {action.Id} {action.Request.Text}")
            : new[] { Line(entry.Body) }.OfType<string>();

    private static string? Line(CaseEntry body) =>
        body switch
        {
            CaseEntry.QuestionAsked { Question: var asked } =>
                $"? {asked.Id} {asked.Kind} {asked.About} {string.Join(" | ", asked.Accepts)}",
            CaseEntry.AnswerGiven { Answer: var answer } => $"> {answer.QuestionId} {answer.Meaning}",
            CaseEntry.ActionClosed closed => $"closed {closed.Try} {closed.Status}",
            CaseEntry.CallStopped stopped => $"stopped {stopped.Guardrail} {stopped.Call.Request.Text}",
            CaseEntry.WatchEnded watch => $"watch {watch.Verdict}",
            _ => null,
        };

    private static IEnumerable<string> Calls(IEnumerable<JournalEntry> entries, bool isWrite) =>
        entries
            .Select(entry => entry.Body)
            .OfType<CaseEntry.CallIntended>()
            .Where(call => call.Call.Effect.IsWrite() == isWrite)
            .Select(call => $"{call.Call.Key} {call.Call.Request.Text}");
}
