using System.Text;
using Quell.Journal;
using Quell.Measures;

namespace Quell.Adapters.Tests.Journal;

/// <summary>Everything that can be done to a single entry of 200, one at a time.</summary>
public sealed class ExhaustiveTamperingTests
{
    [Fact]
    public void Every_change_of_a_single_entry_is_found()
    {
        LongJournal.Verify(LongJournal.TextOf(LongJournal.Lines)).ShouldBeOfType<Verdict.Intact>();

        var missed = LongJournal
            .Corruptions()
            .Where(corrupt => LongJournal.Verify(corrupt.Text).IsSound)
            .Select(corrupt => corrupt.Name)
            .ToList();

        Figures.Add("audit.changes", LongJournal.Corruptions().Count());
        Figures.Add("audit.missed", missed.Count);
        missed.ShouldBeEmpty();
    }

    [Fact]
    public void The_corruptions_are_of_every_kind_and_of_every_entry()
    {
        var names = LongJournal.Corruptions().Select(corrupt => corrupt.Name).ToList();

        names.Count.ShouldBeGreaterThan(4000);
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Count);
        var whole = LongJournal.TextOf(LongJournal.Lines);
        LongJournal.Corruptions().ShouldAllBe(corrupt => corrupt.Text != whole);
        for (var entry = 1; entry <= LongJournal.Count; entry++)
        {
            names.ShouldContain($"entry {entry}: words edited");
            names.ShouldContain($"entry {entry}: words and hash edited");
            names.ShouldContain($"entry {entry} removed");
            names.ShouldContain($"a forged entry inserted at {entry}");
            names.ShouldContain(name => name.StartsWith($"entry {entry} moved to ", StringComparison.Ordinal));
            names.ShouldContain($"cut after entry {entry - 1}");
            names.ShouldContain($"cut in entry {entry}");
            names.ShouldContain($"entry {entry} hashed to 160 bits");
        }
        names.ShouldContain("the opening names md5");
    }

    [Fact]
    public void An_anchor_of_any_entry_is_proven_and_its_entry_named()
    {
        using var state = new TempState();
        var journal = Write(state, LongJournal.Lines);
        foreach (var entry in (int[])[1, 2, 100, 199])
        {
            var found = Anchor.Find(journal, LongJournal.HashAt(entry));

            found.Entry.ShouldBe(entry);
            found.Entries.ShouldBe(LongJournal.Count);
            found.Finding.ShouldContain($"entries 1 to {entry} are what they were");
        }
        Anchor.Find(journal, LongJournal.HashAt(200)).Finding.ShouldContain("is the last one");
        Anchor.Find(journal, new string('a', 64)).Proven.ShouldBeFalse();
    }

    /// <summary>Somebody who rewrites entry, chain and head leaves a journal that is sound in itself: only the anchor tells.</summary>
    [Fact]
    public void A_chain_that_was_made_anew_is_found_by_an_anchor_alone()
    {
        for (var edited = 1; edited <= LongJournal.Count; edited++)
        {
            var lines = LongJournal.Lines.ToList();
            lines[edited - 1] = SampleJournal.Forge(
                lines[edited - 1],
                words => words.Replace("2026-", "2025-", StringComparison.Ordinal)
            );
            SampleJournal.Rechain(lines, edited);
            using var state = new TempState();
            var journal = Write(state, lines);

            JournalVerifier.Verify(journal).ShouldBeOfType<Verdict.Intact>();
            Anchor.Find(journal, LongJournal.HashAt(LongJournal.Count)).Proven.ShouldBeFalse($"entry {edited}");
            Anchor.Find(journal, LongJournal.HashAt(edited)).Proven.ShouldBeFalse($"entry {edited}");
            if (edited > 1)
            {
                Anchor.Find(journal, LongJournal.HashAt(edited - 1)).Entry.ShouldBe(edited - 1);
            }
        }
    }

    [Fact]
    public void An_anchor_after_a_break_proves_nothing()
    {
        using var state = new TempState();
        var journal = Write(state, LongJournal.Lines.RemoveAt(99));

        Anchor.Find(journal, LongJournal.HashAt(150)).Proven.ShouldBeFalse();
        Anchor.Find(journal, LongJournal.HashAt(99)).Entry.ShouldBe(99);
    }

    private static string Write(TempState state, IReadOnlyList<string> lines)
    {
        var journal = Path.Combine(state.Root, "copy.jsonl");
        var head = new JournalPosition(lines.Count, SampleJournal.HashOf(lines[^1]));
        File.WriteAllText(journal, LongJournal.TextOf(lines));
        File.WriteAllText(
            Path.ChangeExtension(journal, ".head"),
            $$"""{"seq":{{head.Seq}},"hash":"{{head.Hash}}"}""" + "\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );
        return journal;
    }
}
