using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Terminal.Screen;
using Spectre.Console.Testing;

namespace Quell.Terminal.Tests.Screen;

public sealed class StatusLinesTests : IDisposable
{
    private static readonly DateTimeOffset s_event = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly TestConsole _console = new TestConsole().Width(70).Interactive().EmitAnsiSequences();
    private readonly TypedKeys _keys = new();
    private readonly FakeTimeProvider _time = new(s_event.AddMinutes(12).AddSeconds(5));
    private CaseGlance _glance = Glance("reading the Pod", []);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TerminalOperator Face => field ??= new TerminalOperator(_console, _keys, _time);

    private string[] Screen => new TerminalModel(70, 40).Write(_console.Output).Screen;

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task What_is_told_stands_above_the_status_and_the_status_is_there_once()
    {
        Face.Follow(() => _glance);
        await Tell("one");
        await Tell("two");

        Screen[0..2].ShouldBe(["one", "two"]);
        Screen[2].ShouldStartWith("── SIMULATED · prod / shop / checkout · 12 min 05 s since the event ─");
        Screen[2].Length.ShouldBe(69);
        Screen[3..].ShouldBe(["  now: reading the Pod, 5 s"]);
    }

    [Fact]
    public async Task It_goes_on_by_itself_while_nothing_is_told()
    {
        Face.Follow(() => _glance);
        await Tell("one");
        _glance = Glance("submitting", ["GET_LOGS done"]);
        _time.Advance(TimeSpan.FromSeconds(3));

        Screen[1].ShouldContain("12 min 08 s");
        Screen[2..].ShouldBe(["  now: submitting, 8 s", "  over: GET_LOGS done"]);
    }

    [Fact]
    public async Task A_question_is_last_and_alone_and_says_the_same_in_its_rule()
    {
        Face.Follow(() => _glance);
        await Tell("one");
        var asked = Face.AskAsync(Questions.Approval(), Cancellation).AsTask();
        _time.Advance(TimeSpan.FromSeconds(10));

        Screen[^3].ShouldStartWith("── SIMULATED · prod / shop / checkout");
        Screen[^1].ShouldBe(">");
        Screen.ShouldNotContain(row => row.Contains("now:", StringComparison.Ordinal));

        _keys.Type("no\n");
        _time.Advance(TimeSpan.FromSeconds(1));
        await asked;
        await Tell("two");
        Screen[^2..].ShouldBe([Screen[^2], "  now: reading the Pod, 16 s"]);
    }

    [Fact]
    public async Task While_a_question_waits_its_title_goes_on_and_what_is_typed_stays()
    {
        Face.Follow(() => _glance);
        await Tell("one");
        var asked = Face.AskAsync(Questions.Approval(), Cancellation).AsTask();
        _keys.Type("yes");
        _time.Advance(TimeSpan.FromSeconds(1));
        Screen[^1].ShouldBe("> yes");
        var rows = Screen.Length;

        _time.Advance(TimeSpan.FromSeconds(100));
        _keys.Type(" 2\n");
        _time.Advance(TimeSpan.FromSeconds(1));

        (await asked).ShouldBe(new Reply.Words("yes 2"));
        Screen[rows - 3].ShouldContain("13 min 4");
        Screen[rows - 1].ShouldBe("> yes 2");
    }

    [Fact]
    public async Task A_narration_that_is_repeated_is_one_row_with_how_often()
    {
        Face.Follow(() => _glance);
        for (var time = 0; time < 3; time++)
        {
            await Face.TellAsync(
                Notice.Of(NoticeKind.Narration, "READ  asking how far it is: " + new string('x', 90)),
                Cancellation
            );
        }
        await Face.TellAsync(Notice.Of(NoticeKind.Narration, "READ  something else"), Cancellation);

        Screen[0].ShouldBe("READ  asking how far it is: " + new string('x', 70 - 28 - 7) + "… (x3)");
        Screen[1].ShouldBe("READ  something else");
    }

    [Fact]
    public async Task Of_what_was_done_the_newest_is_in_view()
    {
        _glance = Glance("submitting", [.. Enumerable.Range(1, 9).Select(number => $"ACTION_NUMBER_{number} done")]);
        Face.Follow(() => _glance);
        await Tell("one");

        Screen[^1].ShouldStartWith("  over: … · ");
        Screen[^1].ShouldEndWith("ACTION_NUMBER_9 done");
    }

    [Fact]
    public async Task At_the_end_nothing_of_it_is_left()
    {
        Face.Follow(() => _glance);
        await Tell("one");
        Face.Follow(null);

        Screen.ShouldBe(["one", ""]);
    }

    [Fact]
    public async Task A_screen_whose_cursor_cannot_be_moved_has_no_status()
    {
        _console.EmitAnsiSequences = false;
        _console.Profile.Capabilities.Ansi = false;
        Face.Follow(() => _glance);
        await Tell("one");

        _console.Output.ShouldBe("one\n");
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public async Task Hostile_text_in_it_moves_nothing_and_no_row_is_as_wide_as_the_screen()
    {
        _glance = Glance("[red]x[/] \u001b[2J \u202e" + new string('界', 70), ["A\nB done"]);
        Face.Follow(() => _glance);
        await Tell("one");

        _console.Output.ShouldNotContain("\u001b[2J");
        Screen.Length.ShouldBe(4);
        Screen[2].ShouldStartWith("  now: [red]x[/] \\u{1B}[2J \\u{202E}界");
        Screen[3].ShouldBe("  over: A\\u{A}B done");
    }

    private ValueTask Tell(string line) => Face.TellAsync(Notice.Of(NoticeKind.Watch, line), Cancellation);

    private static CaseGlance Glance(string doing, ImmutableArray<string> done) =>
        new("SIMULATED", "prod / shop / checkout", s_event, doing, s_event.AddMinutes(12), null, done);
}
