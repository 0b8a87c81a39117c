using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Watch;

namespace Quell.Runbook.Investigate;

/// <summary>The lists of events around a threat: its resource, its cluster, its host, its account, its image.</summary>
public static class Sweeps
{
    public const string Prior = "prior events";
    public const string Cluster = "cluster events";
    public const string Audit = "audit events";
    public const string Host = "host events";
    public const string Account = "account events";
    public const string Image = "image events";

    public static readonly TimeSpan Window = TimeSpan.FromHours(2);
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private const int MostPrior = 200;
    private const string CloudSources =
        "source in (\"cloudtrail\", \"aws_cloudtrail\", \"awscloudtrail\", \"agentless-aws-ml\", \"gcp_auditlog\", \"azure_platformlogs\")";

    /// <summary>What can be asked with what the event says; a value that is not what it claims to be asks nothing.</summary>
    public static ImmutableArray<Sweep> Of(ThreatEvent threat)
    {
        var place = EventPlace.Of(threat);
        var cluster = EventPlace.Fit(Alphabet.ClusterName, place.Cluster);
        return
        [
            .. PriorOf(place, cluster),
            .. cluster is null
                ? Array.Empty<Sweep>()
                :
                [
                    new Sweep(
                        Cluster,
                        "looking at the cluster's workloads, two hours either side",
                        [
                            $"kubernetes.cluster.name = \"{cluster}\" and source = \"syscall\"",
                            $"kubernetes.cluster.name = \"{cluster}\"",
                        ],
                        Window
                    ),
                    new Sweep(
                        Audit,
                        "looking at the cluster's API server, two hours either side",
                        [$"kubernetes.cluster.name = \"{cluster}\" and source = \"k8s_audit\""],
                        Window
                    ),
                ],
            .. Fit(place.Host, Alphabet.HostName) is { } host
                ?
                [
                    new Sweep(
                        Host,
                        "looking at the node: what left a container shows there",
                        [$"host.hostName = \"{host}\""],
                        Window
                    ),
                ]
                : Array.Empty<Sweep>(),
            .. AccountOf(threat) is { } account
                ?
                [
                    new Sweep(
                        Account,
                        "looking at the cloud account, two hours either side",
                        [$"{account} and {CloudSources}", account],
                        Window
                    ),
                ]
                : Array.Empty<Sweep>(),
            .. ImageOf(threat, place, cluster),
        ];
    }

    /// <summary>The account that the inventory graph names where the event names none.</summary>
    public static Sweep? OfKnownAccount(CaseState state) =>
        state.Threat is { } threat
        && AccountOf(threat) is null
        && EventPlace.Fit(Alphabet.AwsAccountId, state.Value(FactKeys.CloudAccount)) is { } account
            ? new Sweep(
                Account,
                "looking at the account that the inventory graph names for the host",
                [$"aws.accountId = \"{account}\" and {CloudSources}", $"aws.accountId = \"{account}\""],
                Window
            )
            : null;

    /// <summary>The call that asks a sweep now; null once the tenant rejected all that it can be asked with.</summary>
    public static OutsideCall Call(CaseState state, Sweep sweep, DateTimeOffset now)
    {
        for (var variant = 0; ; variant++)
        {
            var key = Key(state, sweep.Source, variant);
            if (
                variant == sweep.Filters.Length - 1
                || state.Call(key)?.Refusal?.Kind is not (RefusalKind.Rejected or RefusalKind.Other)
            )
            {
                return SysdigCalls.Events(
                    state,
                    key,
                    Hours(state, sweep.Before, now),
                    sweep.Filters[variant],
                    sweep.Purpose,
                    sweep.Source == Prior ? MostPrior : sweep.Limit
                );
            }
        }
    }

    /// <summary>The latest answer to a sweep; null where it was not asked.</summary>
    public static CallState? Answer(CaseState state, Sweep sweep) =>
        Enumerable
            .Range(0, sweep.Filters.Length)
            .Reverse()
            .Select(variant => state.Call(Key(state, sweep.Source, variant)))
            .FirstOrDefault(call => call?.Ended is not null);

    private static string Key(CaseState state, string source, int variant) =>
        CallKeys.Of($"{state.Scope}.i", source, variant);

    /// <summary>The list is asked in whole hours back from now.</summary>
    private static int Hours(CaseState state, TimeSpan before, DateTimeOffset now)
    {
        var from = (state.Threat?.At ?? now) - before;
        return Math.Clamp((int)Math.Ceiling((now - from).TotalHours), 1, WatchPlan.LongestHours);
    }

    private static IEnumerable<Sweep> PriorOf(EventPlace place, string? cluster)
    {
        const string purpose = "looking for earlier events on the same resource, seven days back";
        var space = Fit(place.Namespace, Alphabet.DnsLabel);
        if (cluster is not null && space is not null && Fit(place.Workload, Alphabet.DnsSubdomain) is { } workload)
        {
            var wide = $"kubernetes.cluster.name = \"{cluster}\" and kubernetes.namespace.name = \"{space}\"";
            yield return new Sweep(
                Prior,
                purpose,
                [$"{wide} and kubernetes.workload.name = \"{workload}\"", wide],
                Week
            );
        }
        else if (Fit(place.Host, Alphabet.HostName) is { } host)
        {
            yield return new Sweep(Prior, purpose, [$"host.hostName = \"{host}\""], Week);
        }
        else if (Fit(place.Account, Alphabet.AwsAccountId) is { } account)
        {
            yield return new Sweep(
                Prior,
                purpose,
                [$"aws.accountId = \"{account}\"", $"cloudProvider.account.id = \"{account}\""],
                Week
            );
        }
    }

    /// <summary>Within the account, or without one within the cluster: reads stay there.</summary>
    private static IEnumerable<Sweep> ImageOf(ThreatEvent threat, EventPlace place, string? cluster)
    {
        var scope = AccountOf(threat) ?? (cluster is null ? null : $"kubernetes.cluster.name = \"{cluster}\"");
        if (scope is not null && place.Image is { Length: > 0 and <= 255 } image && image.All(IsOfImage))
        {
            yield return new Sweep(
                Image,
                "looking for the same image elsewhere, two hours either side",
                [$"container.image.repo = \"{image}\" and {scope}"],
                Window,
                50
            );
        }
    }

    private static bool IsOfImage(char sign) =>
        char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-' or '/' or ':';

    private static string? AccountOf(ThreatEvent threat)
    {
        if (EventPlace.AccountLabel(threat) is not { } label || threat.Label(label) is not { } value)
        {
            return null;
        }
        var fits = Alphabets.Matches(Alphabet.AwsAccountId, value) || Alphabets.Matches(Alphabet.DnsSubdomain, value);
        return fits ? string.Create(CultureInfo.InvariantCulture, $"{label} = \"{value}\"") : null;
    }

    private static string? Fit(string? value, Alphabet alphabet) => EventPlace.Fit(alphabet, value);
}
