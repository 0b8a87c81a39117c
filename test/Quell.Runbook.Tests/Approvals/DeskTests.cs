using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Approvals;

/// <summary>Each way in which an answer is no approval, and an approval no permission, with the words that say so.</summary>
public sealed class DeskTests
{
    private static readonly ResponseAction s_action = World.Actions[0];
    private static readonly ResponseAction s_named = World.Actions[1];

    private readonly TestClock _clock = new(Incident.Start);
    private readonly Approval.Desk _desk;

    public DeskTests() => _desk = new Approval.Desk(_clock);

    [Fact]
    [Trait("Guardrail", "G-08")]
    public void A_yes_to_its_question_becomes_one_approval_and_no_second()
    {
        var (asked, given) = (Asked(Question()), Given());

        var approval = Decide(asked, given).ShouldBeOfType<ApprovalDecision.Given>().Approval;

        approval.QuestionId.ShouldBe("q1");
        approval.Digest.ShouldBe("digest");
        approval.Try.ShouldBe(s_action.Try);
        approval.Case.ShouldBe(World.Case);
        Why(Decide(asked, given)).ShouldBe("that answer has already been used");
    }

    [Fact]
    [Trait("Guardrail", "G-12")]
    public void Anything_but_yes_is_not_a_yes()
    {
        foreach (var meaning in (string[])[Answer.No, "Yes", "yes ", "", "wait", "all"])
        {
            Why(Decide(Asked(Question()), Given(meaning: meaning))).ShouldBe("the answer was not a yes");
        }
    }

    [Fact]
    public void What_is_no_question_with_its_answer_approves_nothing()
    {
        const string Why = "an approval comes from a question and its answer";

        DeskTests.Why(Decide(Given(), Given())).ShouldBe(Why);
        DeskTests.Why(Decide(Asked(Question()), Asked(Question()))).ShouldBe(Why);
    }

    [Theory]
    [InlineData("q2", 2)]
    [InlineData("q1", 1)]
    [InlineData("q1", 0)]
    public void An_answer_to_another_question_or_from_before_it_does_not_count(string question, long sequence) =>
        Why(Decide(Asked(Question()), Given(question: question, sequence: sequence)))
            .ShouldBe("the answer does not belong to the question");

    [Fact]
    [Trait("Guardrail", "G-05")]
    public void An_answer_to_other_words_does_not_count() =>
        Why(Decide(Asked(Question()), Given(digest: "other"))).ShouldBe("the answer was given to other words");

    [Fact]
    [Trait("Guardrail", "G-01")]
    public void A_question_about_another_action_or_another_try_does_not_count()
    {
        const string Why = "the question was about another action";

        DeskTests.Why(Decide(Asked(Question() with { About = s_named.Try }), Given())).ShouldBe(Why);
        DeskTests
            .Why(Decide(Asked(Question() with { About = s_action.Try with { Attempt = 2 } }), Given()))
            .ShouldBe(Why);
        DeskTests.Why(Decide(Asked(Question() with { About = null }), Given())).ShouldBe(Why);
    }

    [Theory]
    [InlineData(QuestionKind.Select)]
    [InlineData(QuestionKind.Confirm)]
    [InlineData(QuestionKind.WriteAccess)]
    [InlineData(QuestionKind.Name)]
    [Trait("Guardrail", "G-02")]
    public void A_yes_to_a_question_of_another_kind_approves_nothing(QuestionKind kind) =>
        Why(Decide(Asked(Question() with { Kind = kind }), Given()))
            .ShouldBe($"the question was of kind {kind.Word()}, not approve");

    [Fact]
    [Trait("Guardrail", "G-06")]
    public void An_answer_that_came_too_late_by_its_own_time_does_not_count()
    {
        var question = Asked(Question());

        Why(Decide(question, Given(at: Incident.Start.AddMinutes(15).AddSeconds(1))))
            .ShouldBe("the question had expired");
        Decide(question, Given(at: Incident.Start.AddMinutes(15))).ShouldBeOfType<ApprovalDecision.Given>();
    }

    [Fact]
    [Trait("Guardrail", "G-06")]
    public void An_answer_that_is_taken_up_too_late_does_not_count()
    {
        _clock.Pass(TimeSpan.FromMinutes(15));
        Decide(Asked(Question()), Given()).ShouldBeOfType<ApprovalDecision.Given>();

        _clock.Pass(TimeSpan.FromSeconds(1));
        Why(Decide(Asked(Question()), Given())).ShouldBe("the question had expired");
    }

    [Fact]
    public void A_question_without_an_end_does_not_expire()
    {
        _clock.Pass(TimeSpan.FromDays(1));

        Decide(Asked(Question() with { ExpiresAt = null }), Given()).ShouldBeOfType<ApprovalDecision.Given>();
    }

    [Fact]
    [Trait("Guardrail", "G-11")]
    public void A_name_is_taken_together_with_the_yes_that_it_follows()
    {
        var (yes, name) = NamedPair();

        Named(name, yes).ShouldBeOfType<ApprovalDecision.Given>().Approval.QuestionId.ShouldBe("q2");
    }

    [Fact]
    [Trait("Guardrail", "G-11")]
    public void A_name_without_its_yes_or_a_yes_without_its_name_approves_nothing()
    {
        var (yes, name) = NamedPair();

        Why(Named(name, earlier: null)).ShouldBe("the yes before the typed name is missing");
        Why(Named(yes, earlier: null)).ShouldBe("the question was of kind approve, not name");
        Why(Named(name, (yes.Asked, Given(meaning: Answer.No)))).ShouldBe("the answer was not a yes");
    }

    [Fact]
    [Trait("Guardrail", "G-11")]
    public void A_name_that_follows_another_yes_approves_nothing()
    {
        const string Why = "the typed name does not belong to that yes";
        var (yes, name) = NamedPair();
        var first = Question() with { About = s_named.Try };

        foreach (
            var other in (Question[])
                [
                    first with
                    {
                        Kind = QuestionKind.Confirm,
                    },
                    first with
                    {
                        About = s_action.Try,
                    },
                    first with
                    {
                        Id = "q0",
                    },
                ]
        )
        {
            DeskTests.Why(Named(name, (Asked(other), Given(question: other.Id)))).ShouldBe(Why);
        }
        DeskTests.Why(Named(name, (Asked(first with { Digest = "old" }), Given(digest: "old")))).ShouldBe(Why);
        Named(name, yes).ShouldBeOfType<ApprovalDecision.Given>();
    }

    [Fact]
    [Trait("Guardrail", "G-07")]
    public void An_approval_is_good_for_one_send()
    {
        var approval = Approval();

        Redeem(approval).ShouldBeNull();
        Redeem(approval).ShouldBe("the approval was used before");
    }

    [Fact]
    [Trait("Guardrail", "G-07")]
    public void An_approval_that_was_refused_is_spent_as_well()
    {
        var approval = Approval();

        Redeem(approval, digest: "changed").ShouldBe("what would be sent is not what was shown");
        Redeem(approval).ShouldBe("the approval was used before");
    }

    [Fact]
    [Trait("Guardrail", "G-01")]
    public void An_approval_is_for_its_action_in_its_case()
    {
        const string Why = "the approval is for another action";

        _desk.Redeem(Approval(), World.Case, s_named.Try, "digest").ShouldBe(Why);
        _desk.Redeem(Approval("q2"), new CaseId("20260301-100000-17f0a1b2-ffff"), s_action.Try, "digest").ShouldBe(Why);
    }

    [Fact]
    [Trait("Guardrail", "G-06")]
    public void An_approval_is_good_for_five_minutes_and_not_for_longer()
    {
        var (last, late) = (Approval(), Approval("q2"));

        _clock.Pass(TimeSpan.FromMinutes(5));
        Redeem(last).ShouldBeNull();
        _clock.Pass(TimeSpan.FromMilliseconds(1));
        Redeem(late).ShouldBe("the approval is older than five minutes");
    }

    private Approval Approval(string id = "q1") =>
        Decide(Asked(Question() with { Id = id }), Given(question: id))
            .ShouldBeOfType<ApprovalDecision.Given>()
            .Approval;

    private string? Redeem(Approval approval, string digest = "digest") =>
        _desk.Redeem(approval, World.Case, s_action.Try, digest);

    private ApprovalDecision Decide(JournalEntry asked, JournalEntry given) =>
        _desk.Decide(World.Case, asked, given, s_action);

    private ApprovalDecision Named(
        (JournalEntry Asked, JournalEntry Given) last,
        (JournalEntry Asked, JournalEntry Given)? earlier
    ) => _desk.Decide(World.Case, last.Asked, last.Given, s_named, earlier);

    private static (
        (JournalEntry Asked, JournalEntry Given) Yes,
        (JournalEntry Asked, JournalEntry Given) Name
    ) NamedPair()
    {
        var yes = Question() with { About = s_named.Try };
        var name = yes with { Id = "q2", Kind = QuestionKind.Name, Follows = "q1" };
        return ((Asked(yes), Given()), (Asked(name), Given(question: "q2")));
    }

    private static string Why(ApprovalDecision decision) => decision.ShouldBeOfType<ApprovalDecision.Refused>().Why;

    private static JournalEntry Asked(Question question) =>
        new(1, Incident.Start, new CaseEntry.QuestionAsked(question), string.Empty);

    private static JournalEntry Given(
        string meaning = Answer.Yes,
        string question = "q1",
        string digest = "digest",
        long sequence = 2,
        DateTimeOffset? at = null
    ) =>
        new(
            sequence,
            at ?? Incident.Start,
            new CaseEntry.AnswerGiven(new Answer(question, digest, meaning, meaning, "ada", "plain")),
            string.Empty
        );

    private static Question Question() =>
        new()
        {
            Id = "q1",
            Key = "k",
            Kind = QuestionKind.Approve,
            Words = ["words"],
            Accepts = ["yes"],
            Digest = "digest",
            About = s_action.Try,
            ExpiresAt = Incident.Start.AddMinutes(15),
        };
}
