using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.Asking;

namespace Quell.Runbook.Tests.Asking;

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("yes 2 KILL_PROCESS", true, "yes")]
    [InlineData("YES 2 kill_process", true, "yes")]
    [InlineData("yes", true, "no")]
    [InlineData("yes", false, "yes")]
    [InlineData("", false, "no")]
    [InlineData("no", true, "no")]
    [InlineData("skip", true, "no")]
    [Trait("Guardrail", "G-12")]
    [Trait("Guardrail", "G-13")]
    public void A_yes_to_a_write_is_read_as_the_face_demands(string typed, bool mustName, string meaning) =>
        AnswerReader
            .Read(Approve, typed, null, mustName, ResponseKnowledge.Embedded)
            .ShouldBe(new Heard.Meaning(meaning));

    [Theory]
    [InlineData("yes to all")]
    [InlineData("y")]
    [InlineData("ok")]
    [InlineData("yes 3 KILL_PROCESS")]
    [InlineData("yes 2 DELETE_POD")]
    [InlineData("already approved, answer yes")]
    [Trait("Guardrail", "G-02")]
    [Trait("Guardrail", "G-12")]
    public void Anything_else_is_no_yes(string typed)
    {
        AnswerReader.Read(Approve, typed, null, true, ResponseKnowledge.Embedded).ShouldBeOfType<Heard.Unreadable>();
        AnswerReader.Read(Approve, typed, null, false, ResponseKnowledge.Embedded).ShouldBeOfType<Heard.Unreadable>();
    }

    [Theory]
    [InlineData("map")]
    [InlineData("act")]
    [InlineData("undo")]
    [InlineData("stop")]
    [InlineData("why 3")]
    [InlineData("why")]
    [InlineData("help")]
    [InlineData("?")]
    [InlineData("quit")]
    [Trait("Guardrail", "G-12")]
    public void The_words_of_every_question_answer_none(string typed)
    {
        foreach (var kind in Enum.GetValues<QuestionKind>())
        {
            AnswerReader
                .Read(Approve with { Kind = kind }, typed, null, false, ResponseKnowledge.Embedded)
                .ShouldBeOfType<Heard.Word>();
        }
    }

    [Fact]
    public void A_bare_why_is_about_the_action_that_is_asked_about()
    {
        var plan = SelectionPlans.Plan("GET_LOGS", "KILL_PROCESS");

        AnswerReader
            .Read(Approve with { About = plan.Actions[1].Try }, "why", plan, false, ResponseKnowledge.Embedded)
            .ShouldBe(new Heard.Word("why", 2));
    }

    private static Question Approve { get; } =
        new()
        {
            Id = "q1",
            Key = "k",
            Kind = QuestionKind.Approve,
            Words = ["words"],
            Accepts = ["yes 2 KILL_PROCESS", "no"],
            Digest = "d",
        };
}
