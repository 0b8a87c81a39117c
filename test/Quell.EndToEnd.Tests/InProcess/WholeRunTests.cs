using Quell.Domain;
using Quell.Domain.Questions;

namespace Quell.EndToEnd.Tests.InProcess;

public sealed class WholeRunTests
{
    [Fact]
    public async Task Evidence_then_the_process_ends_cleared()
    {
        await using var incident = new Incident();
        var person = new ScriptedPerson(Answers.Choose("GET_LOGS", "FILE_ACQUIRE", "KILL_PROCESS"));

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Success, person.Transcript);
        incident.Submitted.Select(sent => sent.Type).ShouldBe(["GET_LOGS", "FILE_ACQUIRE", "KILL_PROCESS"]);
        incident.Report.ShouldNotContain("X-Amz-Signature");
        incident.Cases.Verify(incident.Only).Intact.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(23)]
    [InlineData(37)]
    [InlineData(49)]
    public async Task A_short_practice_watch_finds_a_sign_of_life_whenever_it_begins(int seconds)
    {
        await using var incident = new Incident
        {
            Options = options => options with { WatchInterval = TimeSpan.FromSeconds(2), WatchPolls = 10 },
        };
        incident.Clock.Plain.Advance(TimeSpan.FromSeconds(seconds));

        var person = new ScriptedPerson(Answers.Choose("KILL_PROCESS"));

        (await incident.RunAsync(person, TestContext.Current.CancellationToken)).ShouldBe(
            ExitCode.Success,
            person.Transcript
        );
    }

    [Fact]
    public async Task A_deleted_pod_comes_back_and_mines_again()
    {
        await using var incident = new Incident();
        var person = new ScriptedPerson(Answers.Choose("DELETE_POD"));

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.StillActive, person.Transcript);
        person.Asked.ShouldContain(question => question.Kind == QuestionKind.StillActive);
    }

    [Fact]
    public async Task Everything_declined_ends_well_with_a_ticket_text_each()
    {
        await using var incident = new Incident();
        var person = new ScriptedPerson(Answers.Decline);

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Success, person.Transcript);
        incident.State.Closed.Values.ShouldAllBe(closed => closed.TicketText != null);
    }

    [Fact]
    public async Task An_interrupted_case_is_resumed_and_what_is_done_is_not_done_again()
    {
        await using var incident = new Incident();
        using var leaving = new CancellationTokenSource();
        var first = new ScriptedPerson(
            (question, state) =>
            {
                if (question.Kind == QuestionKind.Approve && state.Closed.Count == 1)
                {
                    leaving.Cancel();
                }
                return Answers.Choose("GET_LOGS", "KILL_PROCESS")(question, state);
            }
        );
        (await incident.RunAsync(first, leaving.Token)).ShouldBe(ExitCode.Inconclusive);
        var second = new ScriptedPerson(Answers.Choose("KILL_PROCESS"));

        var code = await incident.RunAsync(second, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Success, second.Transcript);
        second.Asked[0].Kind.ShouldBe(QuestionKind.Resume);
        incident.Submitted.Select(sent => sent.Type).ShouldBe(["GET_LOGS", "KILL_PROCESS"]);
        incident.State.Plan!.Revision.ShouldBeGreaterThan(1);
    }
}
