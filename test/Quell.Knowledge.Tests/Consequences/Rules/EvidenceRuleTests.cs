using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class EvidenceRuleTests
{
    [Fact]
    public void What_is_lost_names_the_action_that_saves_it()
    {
        var lines = Rule.Lines("C-EVIDENCE", "DELETE_POD", Facts.Miner);

        lines.ShouldContain(line =>
            line.Severity == Severity.Delay
            && line.Sentence.Contains("GET_LOGS or KUBECTL_LOGS saves it where it can run: do that first")
        );
        lines.ShouldContain(line =>
            line.Severity == Severity.Degraded && line.Sentence.Contains("No action known to Quell saves it")
        );
        lines.ShouldContain(line =>
            line.Severity == Severity.Unknown && line.Sentence.Contains("Which emptyDir volumes")
        );
    }

    [Fact]
    public void Without_storage_what_needs_it_cannot_be_saved()
    {
        Rule.Lines("C-EVIDENCE", "KILL_PROCESS", Facts.Miner.Know(FactKeys.CaptureStorage, "disabled"))
            .ShouldContain(line =>
                line.Severity == Severity.Degraded && line.Sentence.Contains("FILE_ACQUIRE cannot save it here")
            );
        Rule.Lines("C-EVIDENCE", "KILL_PROCESS", Facts.Of((FactKeys.ProcessId, "7")))
            .ShouldContain(line =>
                line.Severity == Severity.Unknown && line.Sentence.Contains("Whether FILE_ACQUIRE can save it")
            );
        Rule.Lines("C-EVIDENCE", "KILL_PROCESS", Facts.Miner.From("other", FactKeys.CaptureStorage, "disabled"))
            .ShouldContain(line => line.Sentence.Contains("enabled (event), disabled (other); the worse is assumed"));
    }

    [Fact]
    public void EmptyDir_volumes_are_named()
    {
        Rule.Lines(
                "C-EVIDENCE",
                "DELETE_POD",
                Facts.Miner.From("kubectl", FactKeys.Volumes, "cache emptyDir", "data pvc checkout-data")
            )
            .ShouldContain(line =>
                line.Severity == Severity.Degraded && line.Sentence == "Lost with the Pod: cache emptyDir."
            );
        Rule.Lines("C-EVIDENCE", "DELETE_POD", Facts.Miner.From("kubectl", FactKeys.Volumes, "data pvc checkout-data"))
            .ShouldContain(line =>
                line.Severity == Severity.None && line.Sentence.Contains("no emptyDir volume to lose")
            );
    }

    [Theory]
    [InlineData(
        "volumes: emptyDir name=cache medium=Memory | pvc name=data claim=data-0",
        Severity.Degraded,
        "Lost with the Pod: emptyDir cache (Memory)."
    )]
    [InlineData("captureStorage: disabled", Severity.Delay, "the container's logs on the node. KUBECTL_LOGS saves it")]
    public void An_emptyDir_is_lost_by_its_name_and_kubectl_saves_where_there_is_no_storage(
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-EVIDENCE", "DELETE_POD", facts, severity, words);
}
