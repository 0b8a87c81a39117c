using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Terminal.Screen;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Quell.Terminal.Tests.Screen;

public sealed class TerminalOperatorTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(80);
    private readonly TypedKeys _keys = new();
    private readonly FakeTimeProvider _time = new();

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    /// <summary>A read is narrated in one row.</summary>
    public static TheoryData<NoticeKind> WholeKinds =>
        [.. Enum.GetValues<NoticeKind>().Where(kind => kind != NoticeKind.Narration)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TerminalOperator Face => field ??= new TerminalOperator(_console, _keys, _time);

    public void Dispose() => _console.Dispose();

    [Fact]
    public void It_is_the_terminal_face_and_a_bare_yes_will_do()
    {
        Face.Face.ShouldBe("terminal");
        Face.YesMustName.ShouldBeFalse();
    }

    [Theory]
    [Trait("Guardrail", "G-37")]
    [MemberData(nameof(WholeKinds))]
    public async Task Every_kind_of_notice_shows_its_words_and_hostile_text_as_text(NoticeKind kind)
    {
        await Face.TellAsync(
            Notice.Of(
                kind,
                "The process `[red]x[/]` \u001b[2J ran as [bold]root[/] in payments-api, and this sentence goes on beyond the edge of the screen.",
                "",
                "  Breaks: [link=https://a.example]two[/] Services that forward to it [[, and also \u202e the ones behind them, twice over."
            ),
            Cancellation
        );

        _console.Output.ShouldNotContain('\u001b');
        Words(_console.Output)
            .ShouldBe(
                Words(
                    "The process `[red]x[/]` \\u{1B}[2J ran as [bold]root[/] in payments-api, and this sentence goes on beyond the edge of the screen. Breaks: [link=https://a.example]two[/] Services that forward to it [[, and also \\u{202E} the ones behind them, twice over."
                )
            );
        _console.Lines.ShouldAllBe(line => line.Length <= 80);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_kind_of_notice_is_told_by_colour_alone(NoticeKind kind)
    {
        _console.EmitAnsiSequences = true;
        _console.Colors(ColorSystem.NoColors);

        await Face.TellAsync(Notice.Of(kind, "Known:", "  Label: text", "[ ] KILL_PROCESS"), Cancellation);

        _console.Output.ShouldNotMatch("\u001b\\[[0-9;]*(3[0-9]|4[0-9]|9[0-9])[0-9;]*m");
        _console.Output.ShouldContain("KILL_PROCESS");
    }

    [Theory]
    [InlineData(NoticeKind.Checklist)]
    [InlineData(NoticeKind.Restatement)]
    [InlineData(NoticeKind.Ticket)]
    [InlineData(NoticeKind.Report)]
    [InlineData(NoticeKind.Summary)]
    public async Task A_command_stays_one_line_without_a_border_so_that_it_can_be_copied(NoticeKind kind)
    {
        const string command =
            "kubectl --context arn:aws:eks:eu-west-1:123456789012:cluster/prod patch deployment payments-api -n payments --type merge -p '{\"spec\":{\"replicas\":0}}'";

        await Face.TellAsync(Notice.Of(kind, "Surface: kubectl", "  Command: " + command, command), Cancellation);

        _console.Output.Split('\n').ShouldContain("  Command: " + command);
        _console.Output.Split('\n').ShouldContain(command);
    }

    [Fact]
    public async Task A_checklist_item_hangs_under_its_headline()
    {
        await Face.TellAsync(
            Notice.Of(
                NoticeKind.Checklist,
                "[ ] KILL_CONTAINER (container 3f2a in payments-api)",
                "    Breaks: the Service payments-api has one endpoint of three less until the Pod is back, about 40 s"
            ),
            Cancellation
        );

        _console
            .Lines.Select(line => line.TrimEnd())
            .ShouldBe([
                "[ ] KILL_CONTAINER (container 3f2a in payments-api)",
                "    Breaks: the Service payments-api has one endpoint of three less until the",
                "      Pod is back, about 40 s",
            ]);
    }

    [Fact]
    public async Task A_branch_of_a_tree_that_is_too_long_keeps_its_trunk()
    {
        await Face.TellAsync(
            Notice.Of(
                NoticeKind.Map,
                "├─ Inbound",
                "│  ├─ Services: " + string.Join(' ', Enumerable.Repeat("checkout", 9)),
                "│  └─ Ingress: " + string.Join(' ', Enumerable.Repeat("checkout", 9))
            ),
            Cancellation
        );

        _console
            .Lines.Select(line => line.TrimEnd())
            .ShouldBe([
                "├─ Inbound",
                "│  ├─ Services: checkout checkout checkout checkout checkout checkout checkout",
                "│  │    checkout checkout",
                "│  └─ Ingress: checkout checkout checkout checkout checkout checkout checkout",
                "│       checkout checkout",
            ]);
    }

    [Fact]
    public async Task A_read_is_narrated_in_one_row_and_a_write_whole()
    {
        var call = string.Concat(Enumerable.Repeat("MATCH KubeWorkload ", 9));
        await Face.TellAsync(Notice.Of(NoticeKind.Narration, "READ  asking [red]\u001b[2J: " + call), Cancellation);
        await Face.TellAsync(Notice.Of(NoticeKind.Acting, "ACT   asking: " + call), Cancellation);

        _console.Lines[0].ShouldStartWith("READ  asking [red]\\u{1B}[2J: MATCH");
        _console.Lines[0].Length.ShouldBe(80);
        _console.Lines[0].ShouldEndWith("…");
        Words(string.Join(' ', _console.Lines.Skip(1))).ShouldBe(Words("ACT   asking: " + call));
    }

    [Fact]
    public async Task On_a_wide_screen_too_a_read_is_one_row()
    {
        _console.Width(130);
        await Face.TellAsync(Notice.Of(NoticeKind.Narration, "READ  " + new string('x', 200)), Cancellation);

        _console.Lines.Count.ShouldBe(1);
        _console.Lines[0].Length.ShouldBe(130);
    }

    [Fact]
    public async Task A_question_comes_last_with_its_answers_and_a_prompt()
    {
        await Face.TellAsync(Notice.Of(NoticeKind.Narration, "Reading the event."), Cancellation);

        (await Answer(keys => keys.Type("yes\n"))).ShouldBe(new Reply.Words("yes"));
        var lines = Settled();
        lines[0].ShouldBe("Reading the event.");
        lines[1].ShouldBeEmpty();
        lines[2].ShouldBe(new string('\u2500', 80));
        lines[3..5].ShouldBe(["Run action 2 now?", "It ends the Pod."]);
        lines[5].ShouldBe(new string('\u2500', 80));
        lines[6].ShouldBe("[yes 2 KILL_CONTAINER | no]   Enter: no   help: what this is about");
        lines[7].ShouldBe("> yes");
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task What_was_typed_before_the_question_was_drawn_answers_nothing()
    {
        _keys.Type("yes\nyes\nyes");
        var asked = Face.AskAsync(Questions.Approval(), Cancellation).AsTask();

        asked.IsCompleted.ShouldBeFalse();
        _keys.Type("no\n");
        _time.Advance(TimeSpan.FromSeconds(1));

        (await asked).ShouldBe(new Reply.Words("no"));
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task Enter_alone_is_handed_back_as_nothing_said()
    {
        (await Answer(keys => keys.Type("\n"))).ShouldBe(new Reply.Words(""));
    }

    [Fact]
    public async Task Control_d_on_an_empty_line_is_the_end_of_the_input()
    {
        (await Answer(keys => keys.Control(ConsoleKey.D))).ShouldBe(new Reply.EndOfInput());
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task A_terminal_that_is_closed_is_the_end_of_the_input_whatever_was_typed()
    {
        (await Answer(keys => keys.Type("yes 2 KILL_CONTAINER").IsGone = true)).ShouldBe(new Reply.EndOfInput());
        (await Answer(keys => keys.Type("\n"))).ShouldBe(new Reply.EndOfInput());
    }

    [Fact]
    public async Task What_is_typed_is_shown_without_control_and_hidden_characters()
    {
        (await Answer(keys => keys.Type("pay\u202ements\n"))).ShouldBe(new Reply.Words("pay\u202ements"));

        Settled().ShouldContain("> pay\\u{202E}ments");
    }

    [Fact]
    public async Task A_line_longer_than_the_screen_is_answered_whole()
    {
        var words = string.Join(' ', Enumerable.Repeat("isolate", 30));

        (await Answer(keys => keys.Type(words + "\n"))).ShouldBe(new Reply.Words(words));

        _console.Output.ShouldContain("> " + words);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_and_the_line()
    {
        using var source = new CancellationTokenSource();
        var asked = Face.AskAsync(Questions.Approval(), source.Token).AsTask();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        _console.Output.ShouldEndWith("> \n");
    }

    private async Task<Reply> Answer(Action<TypedKeys> type)
    {
        var asked = Face.AskAsync(Questions.Approval(), Cancellation).AsTask();
        type(_keys);
        _time.Advance(TimeSpan.FromSeconds(1));
        return await asked;
    }

    /// <summary>The lines as they stand on the screen in the end: a carriage return starts a line over.</summary>
    private string[] Settled() =>
        [
            .. _console
                .Output.Split('\n')
                .Select(line => line.Split('\r')[^1].Replace("\b", "", StringComparison.Ordinal).TrimEnd()),
        ];

    private static string[] Words(string shown) =>
        [
            .. new string([
                .. shown.Select(character => character is >= '\u2500' and <= '\u257f' ? ' ' : character),
            ]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        ];
}
