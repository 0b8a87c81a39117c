using Quell.Domain;
using Quell.Domain.Questions;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A case that is taken up again: what is asked, what goes on by itself, and how it ends.</summary>
public sealed class ResumedRunTests
{
    [Fact]
    public async Task Choosing_none_closes_a_resumed_case()
    {
        await using var incident = new Incident();
        var first = new ScriptedPerson(
            (question, state) => question.Kind == QuestionKind.Select ? "stop" : Answers.Yes(question, state)
        );
        await incident.RunAsync(first, TestContext.Current.CancellationToken);
        incident.State.CaseClosed.ShouldBeNull();
        var second = new ScriptedPerson(
            (question, state) => question.Kind == QuestionKind.Select ? "none" : Answers.Yes(question, state)
        );

        var code = await incident.RunAsync(second, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.StoppedBeforeWrite, second.Transcript);
        incident.State.CaseClosed.ShouldNotBeNull(second.Transcript);
        second.Transcript.ShouldNotContain("The case stays open");
    }

    [Fact]
    public async Task What_was_chosen_before_and_is_none_of_it_wanted_any_more_is_not_pending()
    {
        await using var incident = new Incident();
        using var leaving = new CancellationTokenSource();
        var first = new ScriptedPerson(
            (question, state) =>
            {
                if (question.Kind == QuestionKind.Approve)
                {
                    leaving.Cancel();
                }
                return Answers.Choose("GET_LOGS", "KILL_PROCESS")(question, state);
            }
        );
        await incident.RunAsync(first, leaving.Token);
        incident.Clock.Plain.Advance(TimeSpan.FromSeconds(1));
        var second = new ScriptedPerson(
            (question, state) => question.Kind == QuestionKind.Select ? "none" : Answers.Yes(question, state)
        );

        await incident.RunAsync(second, TestContext.Current.CancellationToken);

        incident.State.CaseClosed.ShouldNotBeNull(second.Transcript);
        second.Transcript.ShouldNotContain("Still pending");
        incident.Submitted.ShouldBeEmpty(second.Transcript);
    }

    [Fact]
    [Trait("Guardrail", "G-35")]
    public async Task A_watch_that_was_cut_off_goes_on_before_anything_is_chosen_and_names_the_polls_never_made()
    {
        await using var incident = new Incident();
        using var leaving = new CancellationTokenSource();
        await using var bell = incident.Clock.Plain.CreateTimer(
            _ => leaving.Cancel(),
            null,
            TimeSpan.FromSeconds(100),
            Timeout.InfiniteTimeSpan
        );
        await incident.RunAsync(new ScriptedPerson(Answers.Choose("KILL_PROCESS")), leaving.Token);
        incident.State.Watches.ShouldHaveSingleItem().Ended.ShouldBeNull();
        incident.Clock.Plain.Advance(TimeSpan.FromSeconds(95));
        var person = new ScriptedPerson(Answers.Yes);

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Success, person.Transcript);
        person.Asked.Select(question => question.Kind).ShouldBe([QuestionKind.Resume]);
        person.Transcript.ShouldContain("was cut off and goes on: polls ");
        person.Transcript.ShouldContain(" of 10 were never made, and the next one covers that by event time.");
        person.Transcript.ShouldContain("poll(s) that were not made, by event time.");
        incident.State.Watches.ShouldHaveSingleItem().Ended.ShouldNotBeNull();
        incident.State.CaseClosed.ShouldNotBeNull();
        incident.Submitted.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Two_cases_that_begin_within_one_second_have_names_of_their_own()
    {
        await using var incident = new Incident { Options = options => options with { AlwaysNew = true } };
        var leaving = new ScriptedPerson((_, _) => "stop");

        await incident.RunAsync(leaving, TestContext.Current.CancellationToken);
        await incident.RunAsync(leaving, TestContext.Current.CancellationToken);

        var names = incident.Cases.List();
        names.Count.ShouldBe(2);
        names[0].Value.ShouldBe($"{names[1].Value}-2");
    }

    [Fact]
    public async Task An_interruption_does_not_promise_to_settle_what_is_settled()
    {
        await using var incident = new Incident();
        using var leaving = new CancellationTokenSource();
        var person = new ScriptedPerson(
            (question, state) =>
            {
                if (question.Kind == QuestionKind.Approve && state.Closed.Count == 1)
                {
                    leaving.Cancel();
                }
                return Answers.Choose("GET_LOGS", "KILL_PROCESS")(question, state);
            }
        );

        await incident.RunAsync(person, leaving.Token);

        person.Transcript.ShouldContain("the outcome of each is known and in the journal");
        person.Transcript.ShouldNotContain("settles its outcome");
    }
}
