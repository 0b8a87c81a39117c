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
    public static PlayedCase? In(string state)
    {
        var folder = StateFolder.Open(state).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        var cases = new CaseStore(folder, new FakeTimeProvider());
        foreach (var id in cases.List())
        {
            var entries = (cases.Read(id) ?? []).ToImmutableArray();
            if (CaseState.Fold(entries) is { Opened: not null } known)
            {
                return Of(cases, id, entries, known);
            }
        }
        return null;
    }

    /// <summary>One case by its name.</summary>
    public static PlayedCase In(string state, CaseId id)
    {
        var folder = StateFolder.Open(state).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        var cases = new CaseStore(folder, new FakeTimeProvider());
        var entries = cases.Read(id).ShouldNotBeNull().ToImmutableArray();
        return Of(cases, id, entries, CaseState.Fold(entries));
    }

    private static PlayedCase Of(CaseStore cases, CaseId id, ImmutableArray<JournalEntry> entries, CaseState known) =>
        new(
            id,
            entries,
            known,
            cases.Verify(id),
            [
                .. Taken(Path.Combine(cases.FolderOf(id), "tenant.json")),
                .. Filed(Path.Combine(cases.FolderOf(id), DeskMemory.FileName)),
            ]
        );

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
