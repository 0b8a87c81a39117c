using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Cases;
using Quell.Journal;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A case as it lies in a state folder, and what its practice tenant took.</summary>
/// <param name="Writes">Each write that the outside took, as one comparable text: what, on what, with which parameters.</param>
internal sealed record PlayedCase(
    CaseId Id,
    ImmutableArray<JournalEntry> Entries,
    CaseState State,
    JournalVerdict Verdict,
    ImmutableArray<string> Writes
)
{
    /// <summary>The newest case; null where none was begun: a folder whose journal does not name its case yet is none.</summary>
    /// <param name="recorded">What the journals may have in common with.</param>
    public static PlayedCase? In(string state, RecordedCase? recorded = null) =>
        Store(state)
            .List()
            .Select(id => In(state, id, recorded))
            .FirstOrDefault(played => played.State.Opened is not null);

    /// <summary>One case by its name.</summary>
    public static PlayedCase In(string state, CaseId id, RecordedCase? recorded = null)
    {
        var cases = Store(state);
        var folder = cases.FolderOf(id);
        var (entries, known, verdict) = recorded?.Read(Path.Combine(folder, $"{id}.jsonl")) ?? Whole(cases, id);
        return new PlayedCase(
            id,
            entries,
            known,
            verdict,
            [.. Taken(Path.Combine(folder, "tenant.json")), .. Filed(Path.Combine(folder, DeskMemory.FileName))]
        );
    }

    private static CaseStore Store(string state) =>
        new(StateFolder.Open(state).ShouldBeOfType<StateFolderResult.Opened>().Folder, new FakeTimeProvider());

    private static (ImmutableArray<JournalEntry>, CaseState, JournalVerdict) Whole(CaseStore cases, CaseId id)
    {
        var entries = (cases.Read(id) ?? []).ToImmutableArray();
        return (entries, CaseState.Fold(entries), cases.Verify(id));
    }

    private static ImmutableArray<string> Taken(string memory) =>
        File.Exists(memory)
            ?
            [
                .. JsonNode.Parse(File.ReadAllText(memory))!["calls"]!
                    .AsArray()
                    .Select(call => $"{(string)call!["tool"]!} {Arguments((string)call["arguments"]!)}"),
            ]
            : [];

    private static string[] Filed(string memory) => File.Exists(memory) ? File.ReadAllLines(memory) : [];

    /// <summary>Without who asked and why: the same deed is the same text.</summary>
    private static string Arguments(string json)
    {
        var sent = JsonNode.Parse(json)!.AsObject();
        sent.Remove("caller_id");
        return sent.ToJsonString();
    }
}
