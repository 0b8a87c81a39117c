using System.Text;
using Quell.Domain.Calls;
using Quell.Fuzz.Checks;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe.Aws;
using Quell.Surfaces.Aws;

namespace Quell.Fuzz.Targets;

/// <summary>What aws may print, for a role and for a user.</summary>
internal static class AwsOutputs
{
    private const int MostCalls = 20;

    public static void Run(byte[] data)
    {
        foreach (var who in (string[])["role/shop", "user/ci-deploy"])
        {
            Probe(who, new ProgramOutcome.Exited(0, data, string.Empty));
            Probe(who, new ProgramOutcome.Exited(254, data, Encoding.UTF8.GetString(data)));
        }
    }

    private static void Probe(string who, ProgramOutcome outcome)
    {
        using var surface = new AwsSurface(new Printing(outcome), new Still());
        var threat = Example.Threat with
        {
            Fields = Example.Threat.Fields.Add("ct.user.arn", $"arn:aws:iam::123456789012:{who}"),
            Labels = Example.Threat.Labels.Add("cloudProvider.account.id", "123456789012"),
        };
        var after = new Aftermath(threat);
        Reads.All(after, surface, state => AwsReads.Round(state, 0), MostCalls);
        after.Check();
    }

    /// <summary>A clock on which no pace has to be kept: every look is an hour later.</summary>
    private sealed class Still : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => ++_looks * TimestampFrequency * 3600;

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
    }
}
