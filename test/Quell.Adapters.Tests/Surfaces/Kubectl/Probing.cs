using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>Makes the kubectl reads of step B as the flow does, without the gate, and keeps what came of it.</summary>
internal sealed class Probing
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    private long _sequence;

    public CaseState State { get; private set; } = CaseState.Empty;

    public List<OutsideCall> Calls { get; } = [];

    /// <summary>How many waves of calls there were, each of which needed an answer of the one before.</summary>
    public int Waves { get; private set; }

    public static async Task<Probing> RunAsync(
        ISurface surface,
        ThreatEvent threat,
        CancellationToken cancellationToken,
        string context = Threat.Cluster
    )
    {
        var probing = new Probing();
        probing.Begin(threat, context);
        await probing.ReadAsync(surface, 0, cancellationToken);
        return probing;
    }

    /// <summary>All reads of one round, each as soon as it may start.</summary>
    public async Task ReadAsync(ISurface surface, int round, CancellationToken cancellationToken)
    {
        var open = new Dictionary<Task<(OutsideCall Call, SurfaceAnswer Answer)>, string>();
        while (true)
        {
            var wanted = ClusterReads.Round(State, round).Where(call => State.Call(call.Key) is null).ToList();
            Waves += wanted.Count > 0 ? 1 : 0;
            foreach (var call in wanted)
            {
                AllowList
                    .Runbook.Check(((CallRequest.Command)call.Request).Argv)
                    .ShouldBeOfType<AllowVerdict.Allowed>(call.Request.Text);
                Calls.Add(call);
                Append(new CaseEntry.CallIntended(call, null, null));
                open.Add(AnswerAsync(surface, call, cancellationToken), call.Key);
            }
            if (open.Count == 0)
            {
                return;
            }
            var done = await Task.WhenAny(open.Keys);
            open.Remove(done);
            var (ended, answer) = await done;
            var evidence = answer.Redacted.IsEmpty ? null : Prelude.Refer(answer.Redacted.Span);
            Append(new CaseEntry.CallEnded(ended.Key, answer.Outcome, evidence, 1));
        }
    }

    public Fact this[string key] => State.Facts[key];

    /// <summary>The values of a known fact.</summary>
    public ImmutableArray<string> Values(string key) =>
        State.Facts[key].ShouldBeOfType<Fact.Known>($"{key} is {State.Facts[key]}").Reading.Values;

    public Fact.Unknown Unknown(string key) => State.Facts[key].ShouldBeOfType<Fact.Unknown>();

    /// <summary>Ids and versions are another cluster's own; only that they were read is compared.</summary>
    private static string Steady(string key, string value) =>
        key is FactKeys.ObjectVersions && value.IndexOf(" uid=", StringComparison.Ordinal) is > 0 and var at
            ? $"{value[..at]} uid=... resourceVersion=..."
            : value;

    /// <summary>Every fact that kubectl gave, as a person would check it.</summary>
    public string Map()
    {
        var text = new StringBuilder();
        foreach (var key in State.Facts.Keys.Where(key => !key.StartsWith("event.", StringComparison.Ordinal)))
        {
            switch (State.Facts[key])
            {
                case Fact.Known { Reading: var reading }:
                    text.AppendLine(
                        $"{key}: {(reading.Values.Length > 1 ? "" : Steady(key, reading.Text))} [{reading.Citation.Source}]"
                    );
                    foreach (var value in reading.Values.Length > 1 ? reading.Values : [])
                    {
                        text.AppendLine($"  - {Steady(key, value)}");
                    }
                    break;
                case Fact.Unknown unknown:
                    text.AppendLine($"{key}: unknown, {unknown.Reason}: {unknown.Detail}");
                    break;
                case Fact.Conflicting conflict:
                    text.AppendLine(
                        $"{key}: CONFLICT {string.Join(" / ", conflict.Readings.Select(one => $"{one.Text} [{one.Citation.Source}]"))}"
                    );
                    break;
            }
        }
        text.AppendLine();
        foreach (var call in Calls.OrderBy(call => call.Request.Text, StringComparer.Ordinal))
        {
            text.AppendLine($"$ {call.Request.Text}");
        }
        return text.ToString();
    }

    private static async Task<(OutsideCall, SurfaceAnswer)> AnswerAsync(
        ISurface surface,
        OutsideCall call,
        CancellationToken cancellationToken
    ) => (call, await surface.ReadAsync(call, cancellationToken));

    private void Begin(ThreatEvent threat, string context)
    {
        var nothing = ImmutableSortedDictionary<string, string>.Empty;
        Append(new CaseEntry.SessionOpened(1, "test", "responder", "quell test", "embedded:test", true, false));
        Append(new CaseEntry.Found(AccessKeys.Beforehand(Surface.Kubectl), nothing));
        Append(new CaseEntry.Found(AccessKeys.Settings(Surface.Kubectl, 0), nothing.Add("context", context)));
        var read = new OutsideCall
        {
            Key = "s1:event",
            Surface = Surface.Sysdig,
            Request = new CallRequest.Command(["get_event_info"]),
            Target = CallTarget.Tenant,
            Purpose = "loading the event",
            Effect = Domain.Actions.Effect.Read,
        };
        Append(new CaseEntry.CallIntended(read, null, null));
        Append(new CaseEntry.CallEnded(read.Key, new CallOutcome.Answered(new CallReading.Event(threat)), null, 1));
    }

    private void Append(CaseEntry body) => State = State.With(new JournalEntry(++_sequence, s_now, body, ""));
}
