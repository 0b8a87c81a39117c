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
    /// <summary>Null where no case was begun.</summary>
    public static PlayedCase? In(string state)
    {
        var folder = StateFolder.Open(state).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        var cases = new CaseStore(folder, new FakeTimeProvider());
        if (cases.List() is not [var id, ..])
        {
            return null;
        }
        var entries = cases.Read(id)!.ToImmutableArray();
        return new PlayedCase(
            id,
            entries,
            CaseState.Fold(entries),
            cases.Verify(id),
            [
                .. Taken(Path.Combine(cases.FolderOf(id), "tenant.json")),
                .. Filed(Path.Combine(cases.FolderOf(id), DeskMemory.FileName)),
            ]
        );
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
