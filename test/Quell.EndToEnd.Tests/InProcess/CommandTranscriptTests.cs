using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Undo;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>Actions of kubectl and aws in practice, word by word and in what they leave behind.</summary>
public sealed class CommandTranscriptTests
{
    [Fact]
    public async Task Kubectl_keeps_evidence_holds_an_autoscaler_and_scales_to_zero() =>
        (
            await Transcript.OfAsync(
                "cryptominer",
                AnswerScript
                    .Choose("KUBECTL_POD_YAML", "PAUSE_HPA", "CORDON_NODE", "SCALE_TO_ZERO")
                    .Declining("CORDON_NODE"),
                hasPrograms: true
            )
        ).ShouldBeApproved();

    [Fact]
    public async Task Aws_makes_a_key_inactive() =>
        (
            await Transcript.OfAsync("cloud-key", AnswerScript.Choose("DEACTIVATE_KEY"), hasPrograms: true)
        ).ShouldBeApproved();

    [Theory]
    [InlineData("cryptominer", Surface.Kubectl, "PAUSE_HPA")]
    [InlineData("cryptominer", Surface.Kubectl, "ROLLOUT_PAUSE")]
    [InlineData("cryptominer", Surface.Kubectl, "SCALE_TO_ZERO")]
    [InlineData("cryptominer", Surface.Kubectl, "PROTECT_NODE")]
    [InlineData("cryptominer", Surface.Kubectl, "CORDON_NODE")]
    [InlineData("cryptominer", Surface.Kubectl, "DETACH_POD_OPEN")]
    [InlineData("cryptominer", Surface.Kubectl, "KUBECTL_EVENTS_YAML")]
    [InlineData("cloud-key", Surface.Aws, "DEACTIVATE_KEY")]
    public async Task A_command_is_done_and_was_sent_once(string scenario, Surface surface, string type)
    {
        await using var incident = new Incident(scenario) { HasPrograms = true };
        var person = new ScriptedPerson(Answers.Choose(type));

        await incident.RunAsync(person, TestContext.Current.CancellationToken);

        var state = incident.State;
        var closed = state.Closed.Values.Single(over => state.Tried[over.Try].Type == type);
        closed.Status.ShouldBe(Status.Done, person.Transcript);
        state.Writes.Single(write => write.Call.Surface == surface).Ended!.Program!.Code.ShouldBe(0);
        incident.Cases.Verify(incident.Only).Intact.ShouldBeTrue();
    }

    [Theory]
    [InlineData("PROTECT_NODE", true)]
    [InlineData("KUBECTL_EVENTS_YAML", false)]
    public async Task What_keeps_evidence_and_changed_something_can_be_undone_and_a_copy_cannot(string type, bool can)
    {
        await using var incident = new Incident { HasPrograms = true };
        await incident.RunAsync(new ScriptedPerson(Answers.Choose(type)), TestContext.Current.CancellationToken);

        UndoReads.Responses(incident.State).Any(response => response.Action.Type == type).ShouldBe(can);
    }

    [Fact]
    public async Task A_copy_of_what_is_not_there_is_failed_and_says_so()
    {
        await using var incident = new Incident { HasPrograms = true };
        var person = new ScriptedPerson(Answers.Choose("KUBECTL_PREVIOUS_LOGS"));

        await incident.RunAsync(person, TestContext.Current.CancellationToken);

        incident.State.Closed.Values.Single().Status.ShouldBe(Status.Failed);
        person.Transcript.ShouldContain("why: Error from server (BadRequest): previous terminated container");
    }

    [Theory]
    [InlineData("cryptominer", "SCALE_TO_ZERO")]
    [InlineData("cloud-key", "DEACTIVATE_KEY")]
    public async Task What_ends_the_threat_is_not_fired_again(string scenario, string type)
    {
        await using var incident = new Incident(scenario) { HasPrograms = true };
        var person = new ScriptedPerson(Answers.Choose(type));

        (await incident.RunAsync(person, TestContext.Current.CancellationToken)).ShouldNotBe(ExitCode.StillActive);
    }
}
