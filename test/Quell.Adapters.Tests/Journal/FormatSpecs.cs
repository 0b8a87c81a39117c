using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class FormatSpecs
{
    [Fact]
    public async Task The_first_two_lines_and_the_head_are_byte_for_byte_format_1()
    {
        using var state = new TempState();
        await using (var journal = state.Create())
        {
            state.Clock.Advance(TimeSpan.FromSeconds(1.25));
            await journal.AppendAsync(
                "fact_read",
                body => body.WriteString("pod", "web\u202e-1"),
                flushNow: true,
                TestContext.Current.CancellationToken
            );
        }

        var first = Line(
            """{"seq":1,"at":"2026-01-31T12:00:00.007Z","type":"journal_opened","format":1,"algorithm":"sha256","prev":"0000000000000000000000000000000000000000000000000000000000000000" """.Trim(),
            out var one
        );
        var second = Line(
            """{"seq":2,"at":"2026-01-31T12:00:01.257Z","type":"fact_read","pod":"web\u202E-1","prev":" """.Trim()
                + one
                + "\"",
            out var two
        );
        (await ReadAsync(state, ".jsonl")).ShouldBe(first + second);
        (await ReadAsync(state, ".head")).ShouldBe($$"""{"seq":2,"hash":"{{two}}"}""" + "\n");
    }

    [Fact]
    public async Task A_body_without_members_leaves_no_stray_comma()
    {
        using var state = new TempState();
        await using (var journal = state.Create())
        {
            await journal.AppendAsync("stopped", _ => { }, flushNow: false, TestContext.Current.CancellationToken);
        }

        (await ReadAsync(state, ".jsonl")).ShouldContain("\"type\":\"stopped\",\"prev\":\"");
        state.Verify().ShouldBeOfType<Verdict.Intact>().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("seq")]
    [InlineData("at")]
    [InlineData("type")]
    [InlineData("prev")]
    [InlineData("hash")]
    public async Task A_body_may_not_use_a_name_of_the_frame(string name)
    {
        using var state = new TempState();
        await using var journal = state.Create();

        await Should.ThrowAsync<ArgumentException>(async () =>
            await journal.AppendAsync("fact_read", body => body.WriteNumber(name, 1), true, CancellationToken.None)
        );

        journal.Position.Seq.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Fact")]
    [InlineData("fact read")]
    [InlineData("fact\"")]
    [InlineData("journal_opened")]
    [InlineData("torn_tail_moved")]
    public async Task A_type_outside_the_alphabet_or_of_the_engine_itself_is_refused(string type)
    {
        using var state = new TempState();
        await using var journal = state.Create();

        await Should.ThrowAsync<ArgumentException>(async () =>
            await journal.AppendAsync(type, _ => { }, true, CancellationToken.None)
        );
    }

    [Fact]
    public async Task A_body_that_repeats_a_name_is_refused()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        await Should.ThrowAsync<ArgumentException>(async () =>
            await journal.AppendAsync("fact_read", Twice, true, CancellationToken.None)
        );

        static void Twice(Utf8JsonWriter body)
        {
            body.WriteNumber("a", 1);
            body.WriteNumber("a", 2);
        }
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_and_the_journal_goes_on()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        var large = new string('x', LineFormat.MaxBytes);

        var refusal = await Should.ThrowAsync<JournalWriteException>(async () =>
            await journal.AppendAsync("fact_read", body => body.WriteString("v", large), true, CancellationToken.None)
        );
        var next = await journal.AppendAsync("fact_read", _ => { }, true, TestContext.Current.CancellationToken);

        refusal.Refusal.Why.ShouldContain("the limit is 16 MiB");
        next.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task The_longest_body_that_is_taken_can_be_read_back()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        var large = new string('x', LineFormat.MaxBytes - LineFormat.FrameBytes - 8);

        await journal.AppendAsync(
            "fact_read",
            body => body.WriteString("v", large),
            true,
            TestContext.Current.CancellationToken
        );

        journal.ReadAll().Last().Json.GetProperty("v").GetString().ShouldBe(large);
    }

    private static string Line(string words, out string hash)
    {
        hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
        return $$"""{{words}},"hash":"{{hash}}"}""" + "\n";
    }

    private static Task<string> ReadAsync(TempState state, string suffix) =>
        File.ReadAllTextAsync(state.InCase(suffix), TestContext.Current.CancellationToken);
}
