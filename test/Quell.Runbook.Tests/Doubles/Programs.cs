using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>kubectl or aws behind the gate: answers each line from a script, and remembers what was run.</summary>
internal sealed class Programs(Surface surface, Func<string, CallReading?> answers) : ISurface
{
    public Surface Surface => surface;

    public List<OutsideCall> Ran { get; } = [];

    public IEnumerable<string> Lines => Ran.Select(call => call.Request.Text);

    /// <summary>Decides before the script does; null leaves it to the script.</summary>
    public Func<string, CallOutcome?> First { get; set; } = static _ => null;

    /// <summary>A cluster whose current context is this one.</summary>
    public static Programs Kubectl(Func<string> context) =>
        new(
            Surface.Kubectl,
            line =>
                line.StartsWith("kubectl config", StringComparison.Ordinal) ? new CallReading.Context(context())
                : line.StartsWith("kubectl version", StringComparison.Ordinal)
                    ? new CallReading.ClientVersion("v1.35.0")
                : line.Contains("kube-system", StringComparison.Ordinal)
                    ? new CallReading.ClusterUid("11111111-2222-3333-4444-555555555555")
                : new CallReading.Readings([])
        );

    /// <summary>Credentials of this account.</summary>
    public static Programs Aws(Func<string> account) =>
        new(
            Surface.Aws,
            line =>
                line.Contains("get-caller-identity", StringComparison.Ordinal)
                    ? new CallReading.Caller(account(), $"arn:aws:iam::{account()}:user/ada")
                    : new CallReading.Readings([])
        );

    public string Fingerprint { get; set; } = "fixed";

    /// <summary>How the program of a call ended.</summary>
    public ProgramEnd? End { get; set; }

    /// <summary>What was last said of who answers.</summary>
    public CallOutcome? Identity { get; private set; }

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    )
    {
        Identity = identity;
        return ValueTask.FromResult(Fingerprint);
    }

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        Ran.Add(call);
        var line = call.Request.Text;
        var outcome =
            First(line)
            ?? (
                answers(line) is { } reading
                    ? new CallOutcome.Answered(reading)
                    : new CallOutcome.Unreadable("the script has no answer")
            );
        return ValueTask.FromResult(new SurfaceAnswer(outcome, Encoding.UTF8.GetBytes("{}")) { Program = End });
    }

    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken) =>
        ReadAsync(order.Call, cancellationToken);
}
