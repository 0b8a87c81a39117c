using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class TamperingSpecs
{
    [Fact]
    public void An_untouched_journal_is_intact() =>
        SampleJournal
            .Verify(SampleJournal.Lines)
            .ShouldBe(new Verdict.Intact(SampleJournal.Count, SampleJournal.Head.Hash, 0));

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    public void Any_changed_byte_is_found_and_its_entry_named(byte flip)
    {
        var bytes = SampleJournal.Bytes(SampleJournal.Lines);
        var entry = 1;
        for (var i = 0; i < bytes.Length - 1; i++)
        {
            var original = bytes[i];
            bytes[i] ^= flip;
            var verdict = SampleJournal.Verify(bytes);
            bytes[i] = original;

            verdict.IsSound.ShouldBeFalse($"byte {i} of entry {entry}");
            SampleJournal.Named(verdict).ShouldBe(entry, $"byte {i}: {verdict}");
            entry += original == '\n' ? 1 : 0;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(SampleJournal.Count)]
    public void Any_deleted_doubled_or_broken_byte_of_an_entry_is_found_and_the_entry_named(int entry)
    {
        var line = SampleJournal.Lines[entry - 1];
        for (var i = 0; i < line.Length; i++)
        {
            foreach (var changed in (string[])[line.Remove(i, 1), line.Insert(i, "0"), line.Insert(i, "\n")])
            {
                var lines = SampleJournal.Lines;
                lines[entry - 1] = changed;

                var verdict = SampleJournal.Verify(lines);

                verdict.IsSound.ShouldBeFalse($"at {i}: {changed}");
                SampleJournal.Named(verdict).ShouldBe(entry, $"at {i}: {verdict}");
            }
        }
    }

    [Theory]
    [InlineData("}")]
    [InlineData("\"}")]
    [InlineData("0\"}")]
    public void A_line_that_ends_where_its_hash_begins_is_found_and_named(string end)
    {
        const string Mark = ",\"hash\":\"";
        for (var entry = 1; entry <= SampleJournal.Count; entry++)
        {
            var lines = SampleJournal.Lines;
            var line = lines[entry - 1];
            lines[entry - 1] = line[..(line.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)] + end;

            var verdict = SampleJournal.Verify(lines);

            verdict.IsSound.ShouldBeFalse();
            SampleJournal.Named(verdict).ShouldBe(entry, verdict.ToString());
        }
    }

    [Fact]
    public void An_edited_word_is_called_an_edit()
    {
        for (var entry = 1; entry <= SampleJournal.Count; entry++)
        {
            var lines = SampleJournal.Lines;
            lines[entry - 1] = lines[entry - 1].Replace("2026-", "2025-", StringComparison.Ordinal);

            SampleJournal.Verify(lines).ShouldBe(new Verdict.Edited(entry));
        }
    }

    [Fact]
    public void An_edit_with_a_new_hash_is_found_through_the_next_entry_or_the_head()
    {
        for (var entry = 1; entry <= SampleJournal.Count; entry++)
        {
            var lines = SampleJournal.Lines;
            lines[entry - 1] = SampleJournal.Forge(
                lines[entry - 1],
                words => words.Replace("2026-", "2025-", StringComparison.Ordinal)
            );

            Verdict expected =
                entry == SampleJournal.Count ? new Verdict.HeadMismatch(entry) : new Verdict.Edited(entry);
            SampleJournal.Verify(lines).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_changed_link_with_a_new_hash_names_the_entry_whose_link_it_is()
    {
        for (var entry = 1; entry < SampleJournal.Count; entry++)
        {
            var lines = SampleJournal.Lines;
            lines[entry - 1] = SampleJournal.Forge(
                lines[entry - 1],
                words =>
                    words[..words.LastIndexOf(",\"prev\"", StringComparison.Ordinal)]
                    + $",\"prev\":\"{new string('b', 64)}\""
            );

            SampleJournal.Verify(lines).ShouldBe(new Verdict.Edited(entry));
        }
    }

    [Fact]
    public void A_chain_made_anew_to_its_end_is_found_through_the_head_alone()
    {
        for (var entry = 1; entry <= SampleJournal.Count; entry++)
        {
            var lines = SampleJournal.Lines;
            lines[entry - 1] = SampleJournal.Forge(
                lines[entry - 1],
                words => words.Replace("2026-", "2025-", StringComparison.Ordinal)
            );
            SampleJournal.Rechain(lines, entry);

            SampleJournal.Verify(lines).ShouldBe(new Verdict.HeadMismatch(SampleJournal.Count));
            var forgedHead = new JournalPosition(SampleJournal.Count, SampleJournal.HashOf(lines[^1]));
            SampleJournal.Verify(SampleJournal.Bytes(lines), forgedHead).ShouldBeOfType<Verdict.Intact>();
        }
    }

    [Fact]
    public void Any_removed_run_of_entries_is_found_and_the_first_one_named()
    {
        for (var first = 1; first <= SampleJournal.Count; first++)
        {
            for (var length = 1; first + length - 1 <= SampleJournal.Count; length++)
            {
                var lines = SampleJournal.Lines;
                lines.RemoveRange(first - 1, length);

                Verdict expected =
                    first + length - 1 == SampleJournal.Count
                        ? new Verdict.Truncated(SampleJournal.Count, first - 1)
                        : new Verdict.Removed(first);
                SampleJournal.Verify(lines).ShouldBe(expected);
            }
        }
    }

    [Fact]
    public void Any_two_swapped_entries_are_found_and_the_first_named()
    {
        for (var one = 1; one < SampleJournal.Count; one++)
        {
            for (var other = one + 1; other <= SampleJournal.Count; other++)
            {
                var lines = SampleJournal.Lines;
                (lines[one - 1], lines[other - 1]) = (lines[other - 1], lines[one - 1]);

                SampleJournal.Verify(lines).ShouldBe(new Verdict.Reordered(one));
            }
        }
    }

    [Fact]
    public void Any_moved_entry_is_found_and_the_first_place_that_is_wrong_named()
    {
        for (var from = 1; from <= SampleJournal.Count; from++)
        {
            for (var to = 1; to <= SampleJournal.Count; to++)
            {
                if (from == to)
                {
                    continue;
                }

                var lines = SampleJournal.Lines;
                var line = lines[from - 1];
                lines.RemoveAt(from - 1);
                lines.Insert(to - 1, line);

                SampleJournal.Verify(lines).ShouldBe(new Verdict.Reordered(Math.Min(from, to)));
            }
        }
    }

    [Fact]
    public void Any_copied_entry_is_found_and_its_place_named()
    {
        for (var copied = 1; copied <= SampleJournal.Count; copied++)
        {
            for (var place = 1; place <= SampleJournal.Count + 1; place++)
            {
                var lines = SampleJournal.Lines;
                lines.Insert(place - 1, lines[copied - 1]);

                // The copy of an entry right before itself cannot be told from the entry.
                var expected = copied == place ? place + 1 : place;
                SampleJournal.Verify(lines).ShouldBe(new Verdict.Inserted(expected), $"{copied} at {place}");
            }
        }
    }

    [Fact]
    public void Any_forged_entry_that_takes_the_place_of_another_is_found_and_named()
    {
        for (var place = 2; place <= SampleJournal.Count; place++)
        {
            var lines = SampleJournal.Lines;
            var forged = SampleJournal.Forge(
                lines[place - 1],
                words => words.Replace("revision", "forgery", StringComparison.Ordinal)
            );
            lines.Insert(place - 1, forged);

            SampleJournal.Verify(lines).ShouldBe(new Verdict.Inserted(place));
        }
    }

    [Fact]
    public void Any_foreign_line_is_found_and_its_place_named()
    {
        for (var place = 1; place <= SampleJournal.Count; place++)
        {
            foreach (var foreign in (string[])["", "{}", "not JSON", "{\"hash\":\"\"}", "\0"])
            {
                var lines = SampleJournal.Lines;
                lines.Insert(place - 1, foreign);

                SampleJournal.Verify(lines).ShouldBeOfType<Verdict.Malformed>().Seq.ShouldBe(place);
            }
        }
    }

    [Fact]
    public void A_cut_at_any_byte_is_a_truncation_that_names_the_first_missing_entry()
    {
        var bytes = SampleJournal.Bytes(SampleJournal.Lines);
        for (var length = 0; length < bytes.Length; length++)
        {
            var left = bytes.AsSpan(0, length);

            SampleJournal
                .Verify(left.ToArray())
                .ShouldBe(new Verdict.Truncated(SampleJournal.Count, left.Count((byte)'\n')));
        }
    }

    [Fact]
    public void A_second_opening_entry_is_malformed_even_when_it_chains()
    {
        var lines = SampleJournal.Lines;
        lines[4] = SampleJournal.Forge(
            lines[4],
            words => words.Replace("action_proposed", "journal_opened", StringComparison.Ordinal)
        );
        SampleJournal.Rechain(lines, 5);
        var head = new JournalPosition(SampleJournal.Count, SampleJournal.HashOf(lines[^1]));

        SampleJournal.Verify(SampleJournal.Bytes(lines), head).ShouldBeOfType<Verdict.Malformed>().Seq.ShouldBe(5);
    }

    [Fact]
    public void A_name_that_stands_twice_is_malformed_even_when_it_chains()
    {
        var lines = SampleJournal.Lines;
        lines[4] = SampleJournal.Forge(
            lines[4],
            words => words.Replace("\"revision\":5", "\"revision\":5,\"revision\":6", StringComparison.Ordinal)
        );
        SampleJournal.Rechain(lines, 5);
        var head = new JournalPosition(SampleJournal.Count, SampleJournal.HashOf(lines[^1]));

        SampleJournal.Verify(SampleJournal.Bytes(lines), head).ShouldBeOfType<Verdict.Malformed>().Seq.ShouldBe(5);
    }

    [Fact]
    public void A_line_over_the_limit_is_malformed_and_not_read_into_memory_whole()
    {
        var lines = SampleJournal.Lines;
        lines.Insert(6, new string(' ', LineFormat.MaxBytes + 1));

        SampleJournal.Verify(lines).ShouldBe(new Verdict.Malformed(7, "it is longer than 16 MiB"));
    }

    [Fact]
    public void Entries_beyond_the_head_that_chain_are_sound_and_said()
    {
        for (var known = 0; known <= SampleJournal.Count; known++)
        {
            var hash = known == 0 ? Hex.Zeros : SampleJournal.HashOf(SampleJournal.Lines[known - 1]);

            SampleJournal
                .Verify(SampleJournal.Bytes(SampleJournal.Lines), new JournalPosition(known, hash))
                .ShouldBe(
                    new Verdict.Intact(SampleJournal.Count, SampleJournal.Head.Hash, SampleJournal.Count - known)
                );
        }
    }

    [Fact]
    public void A_head_with_another_hash_than_its_entry_is_a_mismatch()
    {
        for (var known = 0; known <= SampleJournal.Count; known++)
        {
            SampleJournal
                .Verify(SampleJournal.Bytes(SampleJournal.Lines), new JournalPosition(known, new string('c', 64)))
                .ShouldBe(new Verdict.HeadMismatch(known));
        }
    }
}
