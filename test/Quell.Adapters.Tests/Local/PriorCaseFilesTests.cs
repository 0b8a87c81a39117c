using Quell.Journal;
using Quell.Runbook.Ports;

namespace Quell.Adapters.Tests.Local;

public sealed class PriorCaseFilesTests : IDisposable
{
    private const string EventId = "17dab7d0b5a2c3e4f5061728394a5b6c";
    private readonly ScratchFolder _tmp = new();

    public void Dispose() => _tmp.Dispose();

    [Fact]
    public void Title_header_and_summary_are_read()
    {
        var path = Write("17dab7d0", "20261123-0915");

        var read = Find().ShouldBeOfType<PriorCase.Read>();

        read.Path.ShouldBe(path);
        read.Title.ShouldBe("Miner in checkout — Impact (T1496)");
        read.Header.ShouldBe($"**Event ID:** {EventId} | **Type:** KUBERNETES_WORKLOAD | **Status:** open");
        read.Summary.ShouldBe("A miner runs in the checkout pod.\nConfidence 5/5.");
    }

    [Theory]
    [InlineData("17dab7")]
    [InlineData("17dab7d0b5a2")]
    [InlineData(EventId)]
    public void Any_beginning_of_the_id_from_six_characters_counts(string shortId)
    {
        Write(shortId, "20261123-0915");

        Find().ShouldBeOfType<PriorCase.Read>();
    }

    [Theory]
    [InlineData("17dab")]
    [InlineData("17dab8")]
    [InlineData("")]
    [InlineData("*")]
    public void A_name_that_does_not_start_like_the_id_does_not_count(string shortId)
    {
        Write(shortId, "20261123-0915");

        Find().ShouldBeOfType<PriorCase.None>();
    }

    [Fact]
    public void A_short_id_has_to_be_in_the_name_whole()
    {
        _tmp.File("sysdig-runtime-investigate-abc-20261123-0915.md", "**Event ID:** abc");

        new PriorCaseFiles(_tmp.Path).Find("abc").ShouldBeOfType<PriorCase.Read>();
        new PriorCaseFiles(_tmp.Path).Find("abcd").ShouldBeOfType<PriorCase.None>();
    }

    [Fact]
    public void The_newest_stamp_wins_over_a_later_change_of_the_file()
    {
        var newest = Write("17dab7d0", "20261123-0915");
        var touched = Write("17dab7d0b5a2", "20261122-2359");
        File.SetLastWriteTimeUtc(newest, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(touched, new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc));

        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(newest);
    }

    [Fact]
    public void Without_a_stamp_in_the_name_the_later_change_wins()
    {
        var older = Write("17dab7d0", "first");
        var newer = Write("17dab7d0", "second");
        File.SetLastWriteTimeUtc(older, new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(newer, new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc));

        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(newer);
    }

    [Fact]
    public void A_newer_file_about_another_event_with_the_same_short_id_is_passed_over()
    {
        var ours = Write("17dab7d0", "20261123-0915");
        Write("17dab7d0", "20261123-1000", about: "17dab7d0ffffffffffffffffffffffff");

        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(ours);
    }

    [Fact]
    public void A_link_is_named_and_ignored_and_no_older_file_takes_its_place()
    {
        Write("17dab7d0", "20261123-0915");
        var target = _tmp.File("elsewhere.md", Text(EventId));
        var link = _tmp.Link("sysdig-runtime-investigate-17dab7d0-20261123-1000.md", target);

        Find().ShouldBe(new PriorCase.Ignored(link, "it is a link"));
    }

    [Fact]
    public void A_file_that_others_may_write_is_named_and_ignored()
    {
        _tmp.File(
            "sysdig-runtime-investigate-17dab7d0-20261123-0915.md",
            Text(EventId),
            ScratchFolder.OwnerOnly | UnixFileMode.GroupWrite
        );

        Find().ShouldBeOfType<PriorCase.Ignored>().Why.ShouldStartWith("others may write to it");
    }

    [Fact]
    public void A_file_of_another_user_is_named_and_ignored()
    {
        var path = Write("17dab7d0", "20261123-0915");

        new PriorCaseFiles(_tmp.Path, userId: 4_000_000_000)
            .Find(EventId)
            .ShouldBe(new PriorCase.Ignored(path, "it belongs to another user"));
    }

    [Fact]
    public void A_folder_under_that_name_is_named_and_ignored()
    {
        _tmp.Folder("sysdig-runtime-investigate-17dab7d0-20261123-0915.md");

        Find().ShouldBeOfType<PriorCase.Ignored>().Why.ShouldBe("it is not a regular file");
    }

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData(1024 * 1024 + 1, false)]
    public void One_mebibyte_is_the_most_that_is_read(int size, bool taken)
    {
        var text = Text(EventId);
        var path = Write("17dab7d0", "20261123-0915");
        File.AppendAllText(path, new string('x', size - (int)new FileInfo(path).Length));
        text.Length.ShouldBeLessThan(size);

        (Find() is PriorCase.Read).ShouldBe(taken);
    }

    [Theory]
    [InlineData("**Event ID:** `17dab7d0b5a2c3e4f5061728394a5b6c`|**Type:** x")]
    [InlineData("  **event id:**   17dab7d0b5a2c3e4f5061728394a5b6c")]
    [InlineData("**Threat group:** g | **Event ID:** 17dab7d0b5a2c3e4f5061728394a5b6c\r")]
    public void The_id_line_is_read_in_the_forms_that_real_files_have(string line)
    {
        _tmp.File("sysdig-runtime-investigate-17dab7d0-20261123-0915.md", $"text before\n{line}\n");

        Find().ShouldBeOfType<PriorCase.Read>();
    }

    [Fact]
    public void What_a_file_does_not_hold_is_empty_and_what_is_too_long_is_cut()
    {
        _tmp.File(
            "sysdig-runtime-investigate-17dab7d0-20261123-0915.md",
            $"**Event ID:** {EventId}\n### Summary\n{new string('s', 9000)}\n### What happened\nmore"
        );

        var read = Find().ShouldBeOfType<PriorCase.Read>();

        read.Title.ShouldBeEmpty();
        read.Summary.ShouldBe(new string('s', 4000) + "…");
    }

    [Fact]
    public void Bytes_that_are_no_text_do_no_harm()
    {
        var path = Write("17dab7d0", "20261123-0915");
        File.WriteAllBytes(path, [0xff, 0xfe, 0x00, .. "\n**Event ID:** "u8, 0xc3, 0x28, (byte)'\n']);

        Find().ShouldBeOfType<PriorCase.None>();
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_case() =>
        new PriorCaseFiles(Path.Combine(_tmp.Path, "none")).Find(EventId).ShouldBeOfType<PriorCase.None>();

    private PriorCase Find() => new PriorCaseFiles(_tmp.Path).Find(EventId);

    private string Write(string shortId, string stamp, string about = EventId) =>
        _tmp.File($"sysdig-runtime-investigate-{shortId}-{stamp}.md", Text(about));

    private static string Text(string eventId) =>
        $"""
            ## Miner in checkout — Impact (T1496)

            **Event ID:** {eventId} | **Type:** KUBERNETES_WORKLOAD | **Status:** open
            **Time:** 2026-11-23 09:00 — 09:10

            ### Summary

            A miner runs in the checkout pod.
            Confidence 5/5.

            ### What happened

            - **Trigger:** xmrig
            """;
}
