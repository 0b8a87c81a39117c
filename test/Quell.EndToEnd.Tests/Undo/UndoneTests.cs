using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.EndToEnd.Tests.Reports;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Measures;
using Quell.Runbook.Cases;
using Quell.Runbook.Undo;

namespace Quell.EndToEnd.Tests.Undo;

/// <summary>
/// Each action that can be undone, in each embedded scenario: done, taken back, and compared with a second tenant that
/// began at the same moment and in which nothing was done.
/// </summary>
public sealed partial class UndoneTests
{
    /// <summary>
    /// What is known not to be as before: Kubernetes has made another container, or another Pod, by then.
    /// </summary>
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "STOP_CONTAINER",
        "DETACH_POD",
        "DETACH_POD_OPEN",
    };

    public static TheoryData<string> Scenarios =>
        Effort.IsWhole ? [.. Played.Scenarios] : ["cloud-key", "imds-theft", "reverse-shell"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-40")]
    public async Task What_was_undone_is_as_if_it_had_not_been_done(string scenario)
    {
        var lines = new List<string>();
        foreach (var action in await UndoableAsync(scenario))
        {
            var (tried, left) = await PlayAsync(scenario, action);
            Figures.Add("undo.tried", tried ? 1 : 0);
            Figures.Add("undo.restored", tried && left.IsEmpty ? 1 : 0);
            lines.Add($"{action}: {(tried ? left.IsEmpty ? "restored" : "not restored" : "not run here")}");
            lines.AddRange(left.Select(line => $"  {line}"));
            if (!s_known.Contains(action))
            {
                left.ShouldBeEmpty(action);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', lines));
    }

    /// <summary>What the plan offers with a way back, each type once.</summary>
    private static async Task<IReadOnlyList<string>> UndoableAsync(string scenario)
    {
        await using var incident = new Incident(scenario) { HasPrograms = true };
        await incident.RunAsync(new ScriptedPerson(Answer("none")), TestContext.Current.CancellationToken);
        return
        [
            .. (incident.State.Plan?.Actions ?? [])
                .Where(action => action.Undo is UndoSlot.Call or UndoSlot.CommandLine)
                .Select(action => action.Type)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <returns>Whether it ran, and what was other than without it once it was taken back.</returns>
    private static async Task<(bool Tried, ImmutableArray<string> Left)> PlayAsync(string scenario, string type)
    {
        await using var incident = new Incident(scenario) { HasPrograms = true };
        var loaded = ((ScenarioReading.Loaded)ScenarioLibrary.Load(scenario)).Scenario;
        await using var untouched = EmbeddedTenant.Open(loaded, incident.Clock.Plain);
        incident.Options = options => options with { WatchPolls = 1, WatchInterval = TimeSpan.FromSeconds(1) };
        await incident.RunAsync(new ScriptedPerson(Answer(type)), TestContext.Current.CancellationToken);
        var done = Closed(incident, type);
        if (done is not { Status: Status.Done })
        {
            return (false, []);
        }

        var entries = incident.Cases.Read(incident.Only)!;
        incident.Options = options =>
            options with
            {
                EventId = null,
                Undo = new UndoRequest(incident.Only, null),
                KubeContext = UndoPlace.KubeContext(entries),
                AwsProfile = UndoPlace.AwsProfile(entries),
            };
        await incident.RunAsync(new ScriptedPerson(Answer(type)), TestContext.Current.CancellationToken);
        incident.Clock.Plain.Advance(TimeSpan.FromMinutes(10));

        var ends = incident.State.UndosOf(done.Try).Select(over => over.Closed).ToList();
        var reads = Reads(entries);
        var without = await Surroundings.OfAsync(untouched, reads);
        var with = await Surroundings.OfAsync(incident.Tenant, reads);
        reads.ShouldNotBeEmpty();
        return (
            true,
            [
                .. ends.Exists(over => over.Status == Status.Done)
                    ? Array.Empty<string>()
                    : [Why(incident, type, ends)],
                .. without
                    .Where(line => with.GetValueOrDefault(line.Key) != line.Value)
                    .Select(line => $"differs: {line.Key}"),
            ]
        );
    }

    private static string Why(Incident incident, string type, List<CaseEntry.ActionClosed> ends)
    {
        var why =
            ends.Count > 0
                ? $"the undo {ends[^1].Status.Word()}: {ends[^1].Detail}"
                : $"the undo was not offered: {incident.State.Undos?.Unavailable.FirstOrDefault(gone => gone.Type == type)?.Why}";
        return Execution().Replace(why, "<execution>");
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Execution();

    private static CaseEntry.ActionClosed? Closed(Incident incident, string type) =>
        incident
            .State.Closed.Values.Where(closed => incident.State.Tried.GetValueOrDefault(closed.Try)?.Type == type)
            .OrderBy(closed => closed.Status == Status.Done ? 0 : 1)
            .FirstOrDefault();

    /// <summary>The lines that the case read the cluster and the account with, each once; what is done stays in CloudTrail.</summary>
    private static IReadOnlyList<ImmutableArray<string>> Reads(IReadOnlyList<JournalEntry> entries) =>
        [
            .. entries
                .Select(entry => entry.Body)
                .OfType<CaseEntry.CallIntended>()
                .Where(intended => intended.Call.Effect == Effect.Read)
                .Select(intended => intended.Call.Request)
                .OfType<CallRequest.Command>()
                .Select(command => command.Argv)
                .Where(argv => argv is ["kubectl", "get", ..] or ["aws", "iam", ..])
                .DistinctBy(argv => string.Join(' ', argv), StringComparer.Ordinal),
        ];

    private static Func<Question, CaseState, string?> Answer(string type) =>
        (question, state) =>
            question.Kind switch
            {
                QuestionKind.Select when type == "none" => "none",
                QuestionKind.Select => !state.ClosedInOrder.IsEmpty ? "none" : First(state, type),
                QuestionKind.Undo => "1",
                _ => Answers.Yes(question, state),
            };

    private static string First(CaseState state, string type) =>
        state.Plan!.Actions.FirstOrDefault(action => action.Type == type) is { } action
            ? state.Plan.NumberOf(action.Id).ToString()!
            : "none";
}
