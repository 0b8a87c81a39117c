using Quell.Domain;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>The endings that <c>docs/guide/scenarios.md</c> promises, each played through the whole runbook.</summary>
public sealed class PlayedScenarioTests
{
    [Theory]
    [InlineData("cryptominer", "GET_LOGS KILL_PROCESS", ExitCode.Success)]
    [InlineData("cryptominer", "DELETE_POD", ExitCode.StillActive)]
    [InlineData("reverse-shell", "ISOLATE_NETWORK", ExitCode.Success)]
    [InlineData("reverse-shell", "KILL_PROCESS", ExitCode.StillActive)]
    [InlineData("reverse-shell", "PAUSE_CONTAINER", ExitCode.StillActive)]
    [InlineData("imds-theft", "ISOLATE_NETWORK", ExitCode.Success)]
    [InlineData("imds-theft", "DELETE_POD", ExitCode.StillActive)]
    [InlineData("container-escape", "KILL_PROCESS", ExitCode.Success)]
    [InlineData("container-escape", "ISOLATE_NETWORK", ExitCode.StillActive)]
    [InlineData("dropped-binary", "PAUSE_CONTAINER", ExitCode.Inconclusive)]
    [InlineData("dropped-binary", "KILL_PROCESS", ExitCode.StillActive)]
    [InlineData("dropped-binary", "DELETE_POD", ExitCode.Inconclusive)]
    [InlineData("exfiltration", "KILL_PROCESS", ExitCode.Success)]
    [InlineData("exfiltration", "ISOLATE_NETWORK", ExitCode.StillActive)]
    [InlineData("exec-lateral", "DELETE_POD", ExitCode.Success)]
    [InlineData("exec-lateral", "ISOLATE_NETWORK", ExitCode.StillActive)]
    [InlineData("pvc-ransomware", "PAUSE_CONTAINER", ExitCode.Success)]
    [InlineData("pvc-ransomware", "KILL_CONTAINER", ExitCode.StillActive)]
    [InlineData("ml-miner", "ISOLATE_NETWORK", ExitCode.Success)]
    [InlineData("ml-miner", "DELETE_POD", ExitCode.StillActive)]
    [InlineData("cloud-key", "IAM_QUARANTINE", ExitCode.Success)]
    [InlineData("nothing-works", "ISOLATE_NETWORK", ExitCode.Inconclusive)]
    public async Task A_choice_leads_to_the_ending_that_the_guide_tells(string scenario, string types, ExitCode ending)
    {
        await using var incident = new Incident(scenario);
        var person = new ScriptedPerson(Answers.Choose(types.Split(' ')));

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ending, person.Transcript);
    }

    [Theory]
    [InlineData("cloud-key")]
    [InlineData("container-escape")]
    [InlineData("cryptominer")]
    [InlineData("dropped-binary")]
    [InlineData("exec-lateral")]
    [InlineData("exfiltration")]
    [InlineData("imds-theft")]
    [InlineData("ml-miner")]
    [InlineData("nothing-works")]
    [InlineData("pvc-ransomware")]
    [InlineData("reverse-shell")]
    public async Task Everything_may_be_declined_and_becomes_ticket_texts(string scenario)
    {
        await using var incident = new Incident(scenario);
        var person = new ScriptedPerson(Answers.Decline);

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Success, person.Transcript);
        incident.Submitted.ShouldBeEmpty();
        incident.State.Closed.Values.ShouldAllBe(closed => closed.TicketText != null);
    }

    [Fact]
    public async Task A_short_watch_of_a_paused_bare_Pod_ends_before_its_owner_removes_it()
    {
        await using var incident = new Incident("dropped-binary")
        {
            Options = options => options with { WatchPolls = 4 },
        };
        var person = new ScriptedPerson(Answers.Choose("PAUSE_CONTAINER"));

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Success, person.Transcript);
    }

    [Theory]
    [InlineData("container-escape", "KILL_PROCESS")]
    [InlineData("exec-lateral", "DELETE_POD")]
    [InlineData("pvc-ransomware", "PAUSE_CONTAINER")]
    public async Task A_watch_that_is_left_early_is_inconclusive(string scenario, string type)
    {
        await using var incident = new Incident(scenario);
        using var leaving = new CancellationTokenSource();
        var person = new ScriptedPerson(Answers.Choose(type));
        await using var bell = incident.Clock.Plain.CreateTimer(
            _ => leaving.Cancel(),
            null,
            TimeSpan.FromSeconds(100),
            Timeout.InfiniteTimeSpan
        );

        var code = await incident.RunAsync(person, leaving.Token);

        code.ShouldBe(ExitCode.Inconclusive, person.Transcript);
    }
}
