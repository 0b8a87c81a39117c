using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;
using Quell.Runbook.Tests.Undo;

namespace Quell.Runbook.Tests.Report;

public sealed class UndoneSinceTests
{
    [Fact]
    public async Task An_undone_containment_is_said_wherever_the_case_reads_as_cleared()
    {
        var responded = new Responded();

        await responded.UndoAsync("ISOLATE_NETWORK");

        var state = Watched(responded);
        CaseBrief
            .Stand(state)
            .ShouldBe(
                "closed, cleared, but ISOLATE_NETWORK undone since; cleared is about the time before, and nothing was watched after"
            );
        CaseBrief.Of(state)[3].ShouldContain("ISOLATE_NETWORK undone since");
        SummaryWords.Paragraphs(state)[0].ShouldContain("Since then: ISOLATE_NETWORK undone since");
    }

    [Fact]
    public void Where_nothing_was_undone_nothing_is_said_of_it() =>
        CaseBrief.Stand(Watched(new Responded())).ShouldBe("closed, cleared");

    /// <summary>The case as it would be had its responses been watched.</summary>
    private static CaseState Watched(Responded responded)
    {
        var entries = responded.Run.Entries.ToList();
        var closed = entries.FindIndex(entry => entry.Body is CaseEntry.CaseClosed);
        var at = entries[closed].At;
        entries.InsertRange(
            closed,
            [
                new JournalEntry(0, at, new CaseEntry.WatchStarted(1, 4, 0, "the tenant's clock", 1, 30, "here"), ""),
                new JournalEntry(0, at, new CaseEntry.WatchEnded(1, Status.Cleared, "full window", []), ""),
            ]
        );
        return CaseState.Fold(entries);
    }
}
