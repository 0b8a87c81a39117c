using System.Text;
using Quell.Domain.Calls;
using Quell.Fuzz.Checks;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe.Kubectl;
using Quell.Surfaces.Kubectl;

namespace Quell.Fuzz.Targets;

/// <summary>What kubectl may print, for every read that the answers before it lead to.</summary>
internal static class KubectlOutputs
{
    private const int MostCalls = 40;

    public static void Run(byte[] data)
    {
        Probe(new ProgramOutcome.Exited(0, data, string.Empty));
        Probe(new ProgramOutcome.Exited(1, data, Encoding.UTF8.GetString(data)));
        foreach (var line in (string[])["kubectl config current-context", "kubectl version --client -o json"])
        {
            var call = Reads.Of(Surface.Kubectl, line);
            var surface = new KubectlSurface(new Printing(new ProgramOutcome.Exited(0, data, string.Empty)));
            Aftermath.Kept(new Domain.Cases.CaseEntry.CallEnded("k", Reads.Answer(surface, call), null, 1));
        }
    }

    private static void Probe(ProgramOutcome outcome)
    {
        var surface = new KubectlSurface(new Printing(outcome));
        var after = new Aftermath(Example.Threat);
        Reads.All(after, surface, state => ClusterReads.Round(state, 0), MostCalls);
        after.Check();
    }
}
