using System.Text.Json;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Lab.Scenarios;
using Quell.Runbook.Asking;

namespace Quell.EndToEnd.Tests.Reports;

/// <summary>Journals of whole runs, played once and read by many tests.</summary>
internal static class Played
{
    private static readonly Dictionary<string, IReadOnlyList<JournalEntry>> s_played = new(StringComparer.Ordinal);
    private static readonly SemaphoreSlim s_one = new(1, 1);

    /// <summary>Some approved, one declined, and of what is sent some goes wrong.</summary>
    private static readonly AnswerScript s_mixed = Faulty(AnswerScript.ApproveAll);

    private static readonly AnswerScript s_half = Faulty(
        AnswerScript.Choose("GET_LOGS", "PAUSE_CONTAINER", "KILL_PROCESS", "ISOLATE_NETWORK")
    );

    public static IEnumerable<string> Scenarios => ScenarioLibrary.List().Select(scenario => scenario.Name);

    public static Task<IReadOnlyList<JournalEntry>> ApprovedAsync(string scenario) =>
        OnceAsync($"approved {scenario}", scenario, AnswerScript.ApproveAll);

    public static Task<IReadOnlyList<JournalEntry>> MixedAsync(string scenario) =>
        OnceAsync($"mixed {scenario}", scenario, s_mixed);

    /// <summary>The miner ends, and not all that was sent worked.</summary>
    public static Task<IReadOnlyList<JournalEntry>> HalfClearedAsync() =>
        OnceAsync("half cryptominer", "cryptominer", s_half);

    /// <summary>The same journal in which some words stand for others, everywhere: what the outside may have written.</summary>
    public static IReadOnlyList<JournalEntry> With(
        this IEnumerable<JournalEntry> entries,
        params (string From, string To)[] words
    ) => [.. entries.Select(entry => entry with { Body = With(entry.Body, words) })];

    private static AnswerScript Faulty(AnswerScript script) =>
        script
            .Declining("PAUSE_CONTAINER", "ROLLOUT_RESTART")
            .With("GET_LOGS", Fault.NoStorage)
            .With("KILL_PROCESS", Fault.LostReply)
            .With("ISOLATE_NETWORK", Fault.NoResponder);

    private static CaseEntry With(CaseEntry body, (string From, string To)[] words)
    {
        var text = JsonSerializer.Serialize(body, CaseJson.Default.CaseEntry);
        foreach (var (from, to) in words)
        {
            text = text.Replace(Quoted(from), Quoted(to), StringComparison.Ordinal);
        }
        return JsonSerializer.Deserialize(text, CaseJson.Default.CaseEntry)!;
    }

    private static string Quoted(string text) => JsonEncodedText.Encode(text).ToString();

    private static async Task<IReadOnlyList<JournalEntry>> OnceAsync(string name, string scenario, AnswerScript script)
    {
        await s_one.WaitAsync();
        try
        {
            return s_played.TryGetValue(name, out var known)
                ? known
                : s_played[name] = await PlayAsync(scenario, script);
        }
        finally
        {
            s_one.Release();
        }
    }

    /// <summary>What hangs for ever is waited for once, as long as the program does by itself.</summary>
    private static async Task<IReadOnlyList<JournalEntry>> PlayAsync(string scenario, AnswerScript script)
    {
        await using var incident = new Incident(scenario)
        {
            Around = surface => new FaultySurface(surface, script.Faults),
        };
        using var person = new PlainPerson(
            (question, state) => question.Kind == QuestionKind.Wait ? Meanings.GoOn : script.Answer(question, state)
        );
        await incident.RunAsync(person, CancellationToken.None);
        return incident.Cases.Read(incident.Only)!;
    }
}
