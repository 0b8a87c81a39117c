using System.Globalization;
using Quell.Domain.Questions;
using Quell.Lab.Scenarios;
using Quell.Runbook.Asking;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>Every scenario played to three kinds of ending, word by word.</summary>
public sealed class ScenarioTranscriptTests
{
    /// <summary>Some approved, one declined, and of what is sent one thing each goes wrong in every way that a submit can.</summary>
    private static readonly AnswerScript s_mixed = AnswerScript
        .ApproveAll.Declining("PAUSE_CONTAINER", "ROLLOUT_RESTART")
        .With("GET_LOGS", Fault.NoStorage)
        .With("KILL_PROCESS", Fault.LostReply)
        .With("ISOLATE_NETWORK", Fault.NoResponder)
        .With("KILL_CONTAINER", Fault.Forbidden)
        .With("IAM_QUARANTINE", Fault.LostReply)
        .With("FETCH_CLOUD_LOGS", Fault.Forbidden);

    public static TheoryData<string> Scenarios =>
        [
            .. ScenarioLibrary
                .List()
                .Select(scenario => scenario.Name)
                .Where(name => !string.Equals(name, "cryptominer", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task All_approved(string scenario) =>
        (await PlayedAsync(scenario, AnswerScript.ApproveAll)).ShouldBeApproved($"{Title(scenario)}_all_approved");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task All_declined(string scenario) =>
        (await PlayedAsync(scenario, AnswerScript.DeclineAll)).ShouldBeApproved($"{Title(scenario)}_all_declined");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Mixed_with_failures(string scenario) =>
        (await PlayedAsync(scenario, s_mixed)).ShouldBeApproved($"{Title(scenario)}_mixed_with_failures");

    /// <summary>What hangs for ever is waited for once, as long as the program does by itself.</summary>
    private static Task<string> PlayedAsync(string scenario, AnswerScript script) =>
        Transcript.OfAsync(
            scenario,
            script with
            {
                Answer = (question, state) =>
                    question.Kind == QuestionKind.Wait ? Meanings.GoOn : script.Answer(question, state),
            }
        );

    /// <summary>As the files of the first scenario are named.</summary>
    private static string Title(string scenario) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{char.ToUpperInvariant(scenario[0])}{scenario[1..].Replace('-', '_')}"
        );
}
