namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>What a person reads from the first line to the last, as approved files.</summary>
public sealed class TranscriptTests
{
    [Fact]
    public async Task Cryptominer_all_approved() =>
        (await Transcript.OfAsync("cryptominer", AnswerScript.ApproveAll)).ShouldBeApproved();

    [Fact]
    public async Task Cryptominer_all_declined() =>
        (await Transcript.OfAsync("cryptominer", AnswerScript.DeclineAll)).ShouldBeApproved();

    [Fact]
    public async Task Cryptominer_mixed_with_failures() =>
        (
            await Transcript.OfAsync(
                "cryptominer",
                AnswerScript
                    .Choose(
                        "GET_LOGS",
                        "FILE_ACQUIRE",
                        "PAUSE_CONTAINER",
                        "KILL_PROCESS",
                        "ISOLATE_NETWORK",
                        "DELETE_POD"
                    )
                    .Declining("PAUSE_CONTAINER")
                    .With("GET_LOGS", Fault.NoStorage)
                    .With("KILL_PROCESS", Fault.LostReply)
                    .With("ISOLATE_NETWORK", Fault.NoResponder)
            )
        ).ShouldBeApproved();
}
