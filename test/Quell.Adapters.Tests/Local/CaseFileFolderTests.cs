using Quell.Journal;
using Quell.Runbook.Ports;

namespace Quell.Adapters.Tests.Local;

public sealed class CaseFileFolderTests : IDisposable
{
    private const string EventId = "17dab7d0b5a2c3e4f5061728394a5b6c";
    private readonly ScratchFolder _tmp = new();

    public void Dispose() => _tmp.Dispose();

    [Fact]
    public void The_text_is_given_as_it_is_with_the_time_of_its_name()
    {
        var path = Write("17dab7d0", "20251123-0915");

        Find()
            .ShouldBe(
                new PriorCase.Read(path, Text(EventId), new DateTimeOffset(2025, 11, 23, 9, 15, 0, TimeSpan.Zero))
            );
    }

    [Fact]
    public void A_file_that_is_older_than_its_name_says_is_as_old_as_it_is()
    {
        var path = Write("17dab7d0", "29991231-2359");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Find()
            .ShouldBeOfType<PriorCase.Read>()
            .WrittenAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_page_alone_is_found_and_beside_its_Markdown_twin_it_is_not_needed()
    {
        var page = _tmp.File("sysdig-runtime-investigate-17dab7d0-20261123-0915.html", Page());
        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(page);

        var twin = Write("17dab7d0", "20261123-0915");
        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(twin);

        var newer = _tmp.File("sysdig-runtime-investigate-17dab7d0-20261123-0930.html", Page());
        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(newer);

        static string Page() => $"<html><script id=\"md\" type=\"text/markdown\">\n{Text(EventId)}\n</script></html>";
    }

    [Fact]
    public void A_new_file_is_for_this_user_alone_and_found_again()
    {
        var written = Create("**Event ID:** " + EventId).ShouldBeOfType<CaseFileWriting.Written>().Path;

        Path.GetFileName(written).ShouldBe("sysdig-runtime-investigate-17dab7d0b5a2-20261123-0915.md");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(written).ShouldBe(ScratchFolder.OwnerOnly);
        }
        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(written);
    }

    [Fact]
    public void What_is_there_is_never_written_over_and_the_later_name_is_the_newer()
    {
        var first = Create("**Event ID:** " + EventId).ShouldBeOfType<CaseFileWriting.Written>().Path;
        var second = Create("**Event ID:** " + EventId + " second").ShouldBeOfType<CaseFileWriting.Written>().Path;

        File.ReadAllText(first).ShouldBe("**Event ID:** " + EventId);
        Path.GetFileName(second).ShouldBe("sysdig-runtime-investigate-17dab7d0b5a2-20261123-091530.md");
        Find().ShouldBeOfType<PriorCase.Read>().Path.ShouldBe(second);
    }

    [Fact]
    public void A_link_that_waits_under_the_name_is_not_followed_also_when_it_leads_nowhere()
    {
        var target = Path.Combine(_tmp.Path, "victim");
        var link = _tmp.Link("sysdig-runtime-investigate-17dab7d0b5a2-20261123-0915.md", target);

        Create("text").ShouldBeOfType<CaseFileWriting.Written>().Path.ShouldNotBe(link);

        File.Exists(target).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_is_not_there_takes_no_file() =>
        new CaseFileFolder(Path.Combine(_tmp.Path, "none"))
            .Create("17dab7d0b5a2", s_at, "x"u8)
            .ShouldBeOfType<CaseFileWriting.Failed>()
            .Why.ShouldContain("cannot be written");

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

        new CaseFileFolder(_tmp.Path).Find("abc").ShouldBeOfType<PriorCase.Read>();
        new CaseFileFolder(_tmp.Path).Find("abcd").ShouldBeOfType<PriorCase.None>();
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

        new CaseFileFolder(_tmp.Path, userId: 4_000_000_000)
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
    public void Bytes_that_are_no_text_do_no_harm()
    {
        var path = Write("17dab7d0", "20261123-0915");
        File.WriteAllBytes(path, [0xff, 0xfe, 0x00, .. "\n**Event ID:** "u8, 0xc3, 0x28, (byte)'\n']);

        Find().ShouldBeOfType<PriorCase.None>();
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_case() =>
        new CaseFileFolder(Path.Combine(_tmp.Path, "none")).Find(EventId).ShouldBeOfType<PriorCase.None>();

    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 15, 30, TimeSpan.Zero);

    private CaseFileWriting Create(string text) =>
        new CaseFileFolder(_tmp.Path).Create("17dab7d0b5a2", s_at, System.Text.Encoding.UTF8.GetBytes(text));

    private PriorCase Find() => new CaseFileFolder(_tmp.Path).Find(EventId);

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
