using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class AskerTests
{
    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public async Task A_choice_that_is_not_understood_can_be_said_again_on_a_terminal_and_once_on_a_pipe(
        bool pipe,
        int asked
    )
    {
        var words = new Queue<string>(["gibberish", "more of it", "none"]);
        var run = new Run
        {
            Person = new Person(question =>
                question.Kind == QuestionKind.Select ? words.Dequeue() : Person.Agree(question)
            )
            {
                YesMustName = pipe,
            },
        };

        await run.GoAsync();

        run.Person.Asked.Count(question => question.Kind == QuestionKind.Select).ShouldBe(asked);
        run.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_never_can_be_understood_is_a_no_in_the_end()
    {
        var run = new Run
        {
            Person = new Person(question =>
                question.Kind == QuestionKind.Select ? "gibberish" : Person.Agree(question)
            ),
        };

        await run.GoAsync();

        run.Person.Asked.Count(question => question.Kind == QuestionKind.Select).ShouldBe(5);
        run.Person.Lines.ShouldContain(line => line.EndsWith("taken as a no."));
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task A_yes_that_cannot_be_read_is_asked_for_once_more_and_then_is_a_no()
    {
        var run = Choosing("PAUSE_CONTAINER", question => question.Kind == QuestionKind.Approve ? "sure" : null);

        await run.GoAsync();

        run.Person.Asked.Count(question => question.Kind == QuestionKind.Approve).ShouldBe(2);
        run.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_says_what_the_question_decides_and_what_enter_alone_is()
    {
        var helped = new HashSet<QuestionKind>();
        var run = Choosing("KILL_PROCESS", question => helped.Add(question.Kind) ? "help" : null);

        await run.GoAsync();

        foreach (var kind in helped)
        {
            run.Person.Lines.ShouldContain($"  Enter alone is a no: {HelpWords.Enter(kind)}.");
        }
        helped.ShouldContain(QuestionKind.Name);
        run.Person.Lines.ShouldContain(line => line.Contains("worst: the worst of what it breaks"));
        run.Sent.ShouldBe(["KILL_PROCESS"]);
    }

    [Fact]
    public async Task Why_at_the_question_for_a_yes_says_each_value_with_its_source()
    {
        var asked = false;
        var run = Choosing(
            "KILL_PROCESS",
            question => question.Kind == QuestionKind.Approve && !asked && (asked = true) ? "why" : null
        );

        await run.GoAsync();

        run.Person.Lines.ShouldContain(line => line.StartsWith("    value: process.id = "));
    }

    [Fact]
    public void Every_kind_of_question_says_what_enter_alone_is()
    {
        foreach (var kind in Enum.GetValues<QuestionKind>())
        {
            HelpWords.Enter(kind).ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static Run Choosing(string type, Func<Question, string?> first) =>
        new()
        {
            Person = new Person(question =>
                first(question) ?? (question.Kind == QuestionKind.Select ? type : Person.Agree(question))
            ),
        };
}
