using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Report;
using Quell.Runbook.Tests.Doubles;
using Quell.Runbook.Tests.Undo;

namespace Quell.Runbook.Tests.Report;

public sealed class ReportedDecisionsTests
{
    private static readonly ActionTry s_try = Responded.Actions[3].Try;

    private readonly List<JournalEntry> _entries = [];
    private DateTimeOffset _now = Incident.Start;

    [Fact]
    public void A_decision_takes_from_the_restatement_to_the_typed_name()
    {
        Ask("q1", QuestionKind.Approve);
        Answer("q1", "yes", after: 4);
        Ask("q2", QuestionKind.Name);
        Answer("q2", "yes", after: 3);

        var decision = Decision();

        decision.Took.ShouldBe(TimeSpan.FromSeconds(7));
        decision.Presented.ShouldBe(1);
        decision.Represented.ShouldBe(0);
        decision.By.ShouldBe("ada");
    }

    [Fact]
    public void A_question_that_is_put_again_counts_and_its_time_is_that_of_the_last()
    {
        Ask("q1", QuestionKind.Approve);
        _now += TimeSpan.FromHours(9);
        Ask("q2", QuestionKind.Approve);
        Answer("q2", "no", after: 2);

        var decision = Decision();

        decision.Kind.ShouldBe(ReportedDecisionKind.Declined);
        decision.Took.ShouldBe(TimeSpan.FromSeconds(2));
        decision.Presented.ShouldBe(2);
        decision.Represented.ShouldBe(1);
        DecisionWords.Of(decision).ShouldBe("declined after 2.0 s, put 2 times");
    }

    [Fact]
    public void An_unreadable_answer_decides_nothing()
    {
        Ask("q1", QuestionKind.Approve);
        Answer("q1", "", after: 1);

        ReportedDecisions.Of(_entries).On(s_try, isOver: false).Kind.ShouldBe(ReportedDecisionKind.Undecided);
        Decision().Took.ShouldBeNull();
    }

    [Fact]
    public void A_name_that_was_not_typed_takes_the_yes_back()
    {
        Ask("q1", QuestionKind.Approve);
        Answer("q1", "yes", after: 1);
        Ask("q2", QuestionKind.Name);
        Answer("q2", "no", after: 1);

        Decision().Kind.ShouldBe(ReportedDecisionKind.Declined);
    }

    [Fact]
    public void A_yes_to_what_the_gate_then_refused_is_not_called_approved()
    {
        Ask("q1", QuestionKind.Approve);
        Answer("q1", "yes", after: 1);

        Decision().Kind.ShouldBe(ReportedDecisionKind.NotSent);
    }

    private ReportedDecision Decision() => ReportedDecisions.Of(_entries).On(s_try, isOver: true);

    private void Ask(string id, QuestionKind kind) =>
        Append(
            new CaseEntry.QuestionAsked(
                new Question
                {
                    Id = id,
                    Key = id,
                    Kind = kind,
                    Words = [],
                    Accepts = [],
                    Digest = "digest",
                    About = s_try,
                }
            )
        );

    private void Answer(string id, string meaning, int after)
    {
        _now += TimeSpan.FromSeconds(after);
        Append(new CaseEntry.AnswerGiven(new Answer(id, "digest", meaning, meaning, "ada", "plain")));
    }

    private void Append(CaseEntry body) => _entries.Add(new JournalEntry(_entries.Count + 1, _now, body, string.Empty));
}
