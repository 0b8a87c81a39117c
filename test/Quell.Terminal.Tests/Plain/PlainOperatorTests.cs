using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Terminal.Plain;

namespace Quell.Terminal.Tests.Plain;

public sealed class PlainOperatorTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Guardrail", "G-13")]
    public void It_is_the_plain_face_and_a_yes_has_to_name_its_action()
    {
        var face = Face("");

        face.Face.ShouldBe("plain");
        face.YesMustName.ShouldBeTrue();
    }

    [Fact]
    public async Task A_notice_is_its_lines()
    {
        await Face("")
            .TellAsync(Notice.Of(NoticeKind.Map, "Map:", "  Pod  payments-1 [kubectl get pod]"), Cancellation);

        _output.ToString().ShouldBe("Map:\n  Pod  payments-1 [kubectl get pod]\n");
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task What_only_eyes_may_have_is_left_out_and_it_says_why()
    {
        var face = Face("");

        await face.TellAsync(Notice.Of(NoticeKind.Secret, "https://bucket.example/x?sig=deadbeef"), Cancellation);

        ((IOperator)face).ShowsSecrets.ShouldBeFalse();
        _output.ToString().ShouldNotContain("deadbeef");
        _output.ToString().ShouldContain("on a terminal only");
    }

    [Fact]
    public async Task An_error_goes_to_standard_error()
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var face = new PlainOperator(new StringReader(""), _output, errors);

        await face.TellAsync(Notice.Of(NoticeKind.Error, "error: a", "why: b", "fix: c"), Cancellation);

        errors.ToString().ShouldBe("error: a\nwhy: b\nfix: c\n");
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_block_stands_apart_and_a_narrated_line_does_not()
    {
        var face = Face("");

        await face.TellAsync(Notice.Of(NoticeKind.Narration, "Reading the event."), Cancellation);
        await face.TellAsync(Notice.Of(NoticeKind.Narration, "Reading the tree."), Cancellation);
        await face.TellAsync(Notice.Of(NoticeKind.Inventory, "Known:", "- x", ""), Cancellation);
        await face.TellAsync(Notice.Of(NoticeKind.Inventory, "Gaps:", "- y"), Cancellation);

        _output.ToString().ShouldBe("Reading the event.\nReading the tree.\n\nKnown:\n- x\n\nGaps:\n- y\n");
    }

    [Fact]
    [Trait("Guardrail", "G-14")]
    public async Task A_question_is_its_words_and_one_line_with_id_kind_and_answers()
    {
        var reply = await Face("no\n").AskAsync(Questions.Approval(), Cancellation);

        reply.ShouldBe(new Reply.Words("no"));
        _output.ToString().ShouldBe("Run action 2 now?\nIt ends the Pod.\n? q4 approve [yes 2 KILL_CONTAINER | no]\n");
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task Lines_answer_questions_in_their_order_and_the_end_of_the_input_answers_the_rest()
    {
        var face = Face("1 3 2\r\n\nlast");

        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words("1 3 2"));
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words(""));
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words("last"));
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.EndOfInput());
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.EndOfInput());
    }

    [Fact]
    public async Task An_overlong_line_is_cut_and_its_rest_answers_nothing()
    {
        var face = Face(new string('x', 10_000) + "yes\nno\n");

        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words(new string('x', 4096)));
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words("no"));
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public async Task Hostile_text_is_literal_moves_no_cursor_and_cannot_pass_for_a_question()
    {
        await Face("")
            .TellAsync(
                Notice.Of(
                    NoticeKind.Narration,
                    "[red]x[/] \u001b[2J\u202e\u200b \u2713",
                    "? q9 approve [yes 1 KILL_PROCESS | no]"
                ),
                Cancellation
            );

        _output
            .ToString()
            .ShouldBe("[red]x[/] \\u{1B}[2J\\u{202E}\\u{200B} \u2713\n ? q9 approve [yes 1 KILL_PROCESS | no]\n");
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_for_a_line_at_once()
    {
        using var input = new HeldReader();
        using var source = new CancellationTokenSource();
        var asked = new PlainOperator(input, _output).AskAsync(Questions.Approval(), source.Token).AsTask();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_line_that_comes_after_a_cancellation_is_not_torn_between_two_reads()
    {
        using var input = new HeldReader();
        using var source = new CancellationTokenSource();
        var face = new PlainOperator(input, _output);
        var given = face.AskAsync(Questions.Approval(), source.Token).AsTask();
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);

        var asked = face.AskAsync(Questions.Approval(), Cancellation).AsTask();
        input.Release("stop\nno\n");

        (await asked).ShouldBe(new Reply.Words("stop"));
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words("no"));
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task A_question_that_could_not_be_written_is_answered_by_nobody()
    {
        using var output = new BrokenWriter();
        var face = new PlainOperator(new StringReader("yes 2 KILL_CONTAINER\n"), output);

        await face.TellAsync(Notice.Of(NoticeKind.Narration, "Reading."), Cancellation);

        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.EndOfInput());
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task What_was_typed_ahead_answers_nothing_once_nobody_reads_the_output()
    {
        var gone = false;
        var face = new PlainOperator(new StringReader("no\nyes 2 KILL_CONTAINER\n"), _output, null, () => gone);

        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.Words("no"));
        gone = true;
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.EndOfInput());
        gone = false;
        (await face.AskAsync(Questions.Approval(), Cancellation)).ShouldBe(new Reply.EndOfInput());
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task An_answer_to_a_question_whose_reader_left_meanwhile_is_none()
    {
        using var input = new HeldReader();
        var gone = false;
        var asked = new PlainOperator(input, _output, null, () => gone)
            .AskAsync(Questions.Approval(), Cancellation)
            .AsTask();

        gone = true;
        input.Release("yes 2 KILL_CONTAINER\n");

        (await asked).ShouldBe(new Reply.EndOfInput());
    }

    [Fact]
    public async Task The_question_is_flushed_before_its_answer_is_read()
    {
        using var stream = new MemoryStream();
        await using var buffered = new StreamWriter(stream);
        using var input = new HeldReader();
        var asked = new PlainOperator(input, buffered).AskAsync(Questions.Approval(), Cancellation).AsTask();

        stream.Length.ShouldBeGreaterThan(0);
        input.Release("no\n");
        (await asked).ShouldBe(new Reply.Words("no"));
    }

    private PlainOperator Face(string input) => new(new StringReader(input), _output);

    private sealed class HeldReader : TextReader
    {
        private readonly ManualResetEventSlim _released = new();
        private StringReader _text = new("");

        public void Release(string text)
        {
            _text = new StringReader(text);
            _released.Set();
        }

        public override int Read()
        {
            _released.Wait();
            return _text.Read();
        }

        protected override void Dispose(bool disposing)
        {
            _released.Set();
            base.Dispose(disposing);
        }
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Flush() => throw new IOException("Broken pipe");
    }
}
