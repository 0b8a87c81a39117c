using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Probe.Map;

/// <summary>What was read through and what was not, and how surely it is known whom each surface talks to.</summary>
public static class SurfaceNotes
{
    public static ImmutableArray<string> Of(CaseState state) =>
        [
            .. new[] { Surface.Kubectl, Surface.Aws }
                .SelectMany(surface =>
                    new[] { AccessState.Words(state, surface), Identity(state, surface), Unread(state, surface) }
                )
                .OfType<string>(),
        ];

    /// <summary>Whom a surface talks to, with the strength of that knowledge; null before it may be read.</summary>
    public static string? Identity(CaseState state, Surface surface) =>
        surface switch
        {
            Surface.Aws when state.MayRead(surface) => OfAws(state),
            Surface.Kubectl when state.MayRead(surface) => OfCluster(state),
            _ => null,
        };

    private static string? OfAws(CaseState state) =>
        state.AwsCaller is { } caller
            ? $"aws talks to account {caller.Account}, partition {Printable.Of(caller.Arn.Split(':')[1], 20)}, endpoint {Printable.Of(state.AwsEndpoint ?? state.Settings(Surface.Aws)?.GetValueOrDefault("endpoints") ?? "of AWS", 200)} [{AccessKeys.AwsIdentity}]"
            : null;

    private static string? OfCluster(CaseState state)
    {
        if (state.Settings(Surface.Kubectl) is not { } settings || state.KubeContext is not { } context)
        {
            return null;
        }
        var place =
            $"kubectl talks to context {Printable.Of(context, 120)}, server {Printable.Of(settings.GetValueOrDefault("server") ?? "unknown", 120)}, CA {Printable.Of(settings.GetValueOrDefault("ca") ?? "unknown", 64)} [kubeconfig]";
        var call = state
            .Calls.Values.Where(call =>
                call.Session == state.SessionNumber
                && call.Ended is not null
                && string.Equals(
                    CallKeys.SourceOf(call.Call.Key),
                    AccessCalls.ClusterIdentity,
                    StringComparison.Ordinal
                )
            )
            .MaxBy(call => call.EndedSequence);
        return call?.Reading is CallReading.ClusterUid known
            ? $"{place}, kube-system {Printable.Of(known.Uid, 64)} [{AccessCalls.ClusterIdentity}]"
            : $"{place}; the UID of kube-system could not be read, so this identity is weaker: two clusters behind the same address would look alike";
    }

    private static string? Unread(CaseState state, Surface surface) =>
        surface == Surface.Aws && state.MayRead(surface) && CloudPrincipals.Of(state).Why is { } why
            ? $"aws: no identity was read, because {why}"
            : null;
}
