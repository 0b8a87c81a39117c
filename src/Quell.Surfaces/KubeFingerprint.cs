using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.Authorize;
using Quell.Runbook.Ports;

namespace Quell.Surfaces;

/// <summary>Which cluster answers to a context right now: its address and authority, and the UID of its kube-system.</summary>
public static class KubeFingerprint
{
    private const long MostOutput = 1024 * 1024;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(25);

    /// <param name="server">Where the kubeconfig says that the context leads, now.</param>
    /// <param name="caDigest">Which authority it trusts for it, now.</param>
    /// <returns>Weaker, and saying so, where the UID may not be read; the same words then as long as that is so.</returns>
    public static async ValueTask<string> OfAsync(
        IProgramRunner programs,
        string context,
        string? server,
        string caDigest,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> line =
        [
            "kubectl",
            "get",
            "namespace",
            "kube-system",
            "--context",
            context,
            "--request-timeout",
            "20s",
            "-o",
            "json",
        ];
        var outcome = await programs.RunAsync(
            new ProgramRun(line[0], line[1..], s_timeout, MostOutput),
            cancellationToken
        );
        var uid =
            outcome is ProgramOutcome.Exited { Code: 0 } exited
            && AccessAnswers.Read(line, exited.Output) is CallReading.ClusterUid known
                ? known.Uid
                : ClusterIdentity.NoUid;
        return ClusterIdentity.Text(context, server, caDigest, uid);
    }
}
