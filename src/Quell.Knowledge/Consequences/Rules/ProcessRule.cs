using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Ending one process: is it the right one, does the container end with it, who starts it again.</summary>
internal sealed class ProcessRule(RuleWords words) : ConsequenceRule("C-PID", words)
{
    private const string NoContainer = "host";

    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [
            FactKeys.ProcessIsInit,
            FactKeys.ProcessParent,
            FactKeys.ContainerId,
            FactKeys.PodSharesProcesses,
            FactKeys.ReplicasReady,
        ];

    public override bool Applies(ActionCard card) => card is { ActsOn: ActsOn.Process, Verb: CardVerb.Kill };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var process = ("process", facts.Name(FactKeys.ProcessName) is { } name ? name : "of the event");
        if (string.Equals(facts.One(FactKeys.ContainerId), NoContainer, StringComparison.Ordinal))
        {
            yield return Line(Severity.Degraded, "host", [FactKeys.ContainerId]);
        }
        else if (facts.Flag(FactKeys.ProcessIsInit) is { } isInit)
        {
            yield return Line(
                isInit ? Severity.Degraded : Severity.None,
                isInit ? "init" : "not-init",
                [FactKeys.ProcessIsInit, FactKeys.ProcessName],
                process
            );
            if (!isInit)
            {
                yield return Respawn(facts, process);
            }
            else if (ReplicasRule.Count(facts, FactKeys.ReplicasReady) == 1)
            {
                yield return Line(
                    Severity.Outage,
                    "init-last",
                    [FactKeys.ProcessIsInit, FactKeys.ReplicasReady, .. s_who],
                    ("who", Subject.Workload(facts))
                );
            }
        }
        else
        {
            yield return NotKnown("init-unknown", facts, FactKeys.ProcessIsInit, process);
            yield return Respawn(facts, process);
        }
        if (facts.Flag(FactKeys.PodSharesProcesses) == true)
        {
            yield return Line(Severity.Delay, "shared-tree", [FactKeys.PodSharesProcesses]);
        }
        var pid = ("pid", facts.Name(FactKeys.ProcessId) ?? "of the event");
        yield return facts.Name(FactKeys.ProcessStart) is { } start
            ? Line(Severity.None, "pinned", [FactKeys.ProcessId, FactKeys.ProcessStart], pid, ("start", Time(start)))
            : NotKnown("pinned-unknown", facts, FactKeys.ProcessStart, pid);
    }

    private static string Time(string nanoseconds) =>
        Alphabets.Matches(Alphabet.NanosecondTime, nanoseconds)
            ? DateTimeOffset
                .UnixEpoch.AddTicks(
                    long.Parse(nanoseconds, NumberStyles.None, CultureInfo.InvariantCulture)
                        / TimeSpan.NanosecondsPerTick
                )
                .ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : nanoseconds;

    private RuleLine Respawn(FactView facts, (string, string) process) =>
        facts.Read(FactKeys.ProcessParent) switch
        {
            null => NotKnown("parent-unknown", facts, FactKeys.ProcessParent, process),
            { Values.IsEmpty: true } => Line(
                Severity.None,
                "parent-gone",
                [FactKeys.ProcessParent, FactKeys.ProcessName],
                process
            ),
            _ => Line(
                Severity.Delay,
                "respawn",
                [FactKeys.ProcessParent, FactKeys.ProcessName],
                process,
                ("parent", facts.Name(FactKeys.ProcessParent)!)
            ),
        };
}
