using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;
using Quell.Runbook.Tests.Approvals;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Gates;

/// <summary>A command goes only where its target was looked at again after the yes, and is what was shown before it.</summary>
[Trait("Guardrail", "G-09")]
public sealed class TargetDriftTests
{
    private const string NotAgain = "its target was not looked at again after the yes";

    private static readonly ResponseAction s_action = World.Command;
    private long _sequence;
    private DateTimeOffset _now = Incident.Start;
    private CaseState _state = CaseState.Empty;

    public TargetDriftTests() => Session(1);

    [Fact]
    public void What_is_seen_again_after_the_yes_as_it_was_shown_may_go()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");
        Look(LiveKeys.Again, "3");

        Refusal("q1").ShouldBeNull();
    }

    [Fact]
    public void What_is_no_command_that_changes_something_has_no_target_to_look_at()
    {
        TargetDrift.Refusal(_state, World.Call(World.Actions[0]), "q1", _now).ShouldBeNull();
        TargetDrift.Bound(_state, World.Actions[0]).ShouldBeNull();
        TargetDrift.Refusal(_state, Call() with { Try = null }, "q1", _now).ShouldBeNull();
    }

    [Fact]
    public void A_digest_says_how_the_target_stands_as_the_latest_look_at_it_says()
    {
        TargetDrift.Bound(_state, s_action).ShouldBe("unread");
        Look(LiveKeys.Shown, "3");
        TargetDrift.Bound(_state, s_action).ShouldBe("uid=u-1\ngeneration=1\n/spec/replicas=3");
        Look(LiveKeys.Again, "5");
        TargetDrift.Bound(_state, s_action).ShouldBe("uid=u-1\ngeneration=1\n/spec/replicas=5");
    }

    [Fact]
    public void Without_a_question_its_answer_or_any_look_there_is_nothing_to_go_by()
    {
        const string No = "its target was not looked at";
        Refusal("q1").ShouldBe(No);
        Look(LiveKeys.Shown, "3");
        Refusal("q1").ShouldBe(No);
        Ask("q1");
        Refusal("q1").ShouldBe(No);
        Answer("q1", string.Empty);
        Refusal("q1").ShouldBe(No);
    }

    [Fact]
    public void A_yes_without_any_look_is_nothing_to_go_by_either()
    {
        Yes("q1");

        Refusal("q1").ShouldBe("its target was not looked at");
    }

    [Fact]
    public void A_look_from_before_the_yes_is_none_after_it()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");

        Refusal("q1").ShouldBe(NotAgain);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void A_look_is_good_for_a_minute(int seconds, bool isGood)
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");
        Look(LiveKeys.Again, "3");
        _now = _now.AddSeconds(seconds);

        Refusal("q1").ShouldBe(isGood ? null : NotAgain);
    }

    [Fact]
    public void A_look_of_an_earlier_session_is_none_of_this_one()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");
        Look(LiveKeys.Again, "3");
        Session(2);

        Refusal("q1").ShouldBe(NotAgain);
    }

    [Fact]
    public void A_target_that_could_not_be_read_again_is_not_touched()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");
        Look(LiveKeys.Again, new CallOutcome.NoReply("the far side is silent"));

        Refusal("q1").ShouldBe("its target could not be looked at again: the far side is silent");
    }

    [Fact]
    public void A_target_that_changed_since_it_was_shown_is_told_with_what_changed()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");
        Look(LiveKeys.Again, "5");

        Refusal("q1")
            .ShouldBe("the target is not what was shown: deployment shop/checkout: spec.replicas was 3 and is 5");
    }

    [Fact]
    public void What_was_shown_is_what_stood_before_the_first_of_two_questions()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1");
        Look(LiveKeys.Shown, "5");
        Yes("q2", follows: "q1");
        Look(LiveKeys.Again, "5");

        Refusal("q2").ShouldNotBeNull().ShouldContain("spec.replicas was 3 and is 5");
    }

    [Fact]
    public void A_question_that_follows_one_which_is_not_there_stands_for_itself()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q2", follows: "q1");
        Look(LiveKeys.Again, "3");

        Refusal("q2").ShouldBeNull();
    }

    [Fact]
    public void Of_two_questions_with_one_id_the_later_one_counts()
    {
        Look(LiveKeys.Shown, "3");
        Yes("q1", key: "k1");
        Look(LiveKeys.Again, "3");
        Yes("q1", key: "k2");

        Refusal("q1").ShouldBe(NotAgain);
    }

    private string? Refusal(string question) => TargetDrift.Refusal(_state, Call(), question, _now);

    private static OutsideCall Call() => World.Call(s_action);

    private void Session(long number) =>
        Append(new CaseEntry.SessionOpened(number, "plain", "ada", "test", "x", true, number > 1));

    private void Yes(string id, string? follows = null, string? key = null)
    {
        Ask(id, follows, key);
        Answer(id, Domain.Questions.Answer.Yes);
    }

    private void Ask(string id, string? follows = null, string? key = null) =>
        Append(
            new CaseEntry.QuestionAsked(
                new Question
                {
                    Id = id,
                    Key = key ?? id,
                    Kind = QuestionKind.Approve,
                    Words = [],
                    Accepts = ["yes"],
                    Digest = "digest",
                    About = s_action.Try,
                    Follows = follows,
                }
            )
        );

    private void Answer(string id, string meaning) =>
        Append(new CaseEntry.AnswerGiven(new Answer(id, "digest", meaning, meaning, "ada", "plain")));

    private void Look(string source, string replicas) =>
        Look(
            source,
            new CallOutcome.Answered(
                new CallReading.Live(
                    new LiveObject(
                        "u-1",
                        $"{_sequence}",
                        1,
                        ImmutableSortedDictionary<string, string>.Empty.Add("/spec/replicas", replicas)
                    )
                )
            )
        );

    private void Look(string source, CallOutcome outcome)
    {
        var key = CallKeys.Of($"look {_sequence}", source);
        var look = LiveStates.Look(CommandChanges.Of(s_action.Request)!, Call(), key, "looking");
        Append(new CaseEntry.CallIntended(look, null, null));
        Append(new CaseEntry.CallEnded(key, outcome, null, 0));
    }

    private void Append(CaseEntry body)
    {
        _now = _now.AddSeconds(1);
        _state = _state.With(new JournalEntry(++_sequence, _now, body, string.Empty));
    }
}
