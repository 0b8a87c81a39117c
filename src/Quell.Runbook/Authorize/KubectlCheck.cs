using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Authorize;

/// <summary>Whether the local context is the threat's cluster.</summary>
public static class KubectlCheck
{
    private const string Switch = "Switch with `kubectl config use-context <name>` (or start with --context <name>)";

    public static AccessCheck Of(CaseState state, bool chosen)
    {
        var settings = state.Settings(Surface.Kubectl)!;
        if (settings.GetValueOrDefault("refused") is { } refused)
        {
            return new AccessCheck.NoOffer(
                $"The kubeconfig {Shown(settings, "path")} is not used: {Printable.Of(refused)}",
                "Make it yours alone (chown, chmod 600)"
            );
        }
        if (settings.GetValueOrDefault("context") is not { } context)
        {
            return new AccessCheck.NoOffer(NoContext(state), Switch);
        }
        if (settings.GetValueOrDefault("missing") is { } missing)
        {
            return new AccessCheck.NoOffer(
                $"The context {Printable.Of(context, 120)} cannot be used: {Printable.Of(missing)}",
                Switch
            );
        }
        if (!Alphabets.Matches(Alphabet.KubeContext, context))
        {
            return new AccessCheck.NoOffer(
                $"The context {Printable.Of(context, 120)} has a name that is not put on a command line",
                $"Rename it: it takes {Alphabets.Describe(Alphabet.KubeContext)}"
            );
        }
        return Compared(state, context, settings.GetValueOrDefault("cluster"), chosen);
    }

    private static AccessCheck Compared(CaseState state, string context, string? entry, bool chosen)
    {
        var match = ClusterComparison.Of(context, entry, state.ClusterName, state.CloudAccount, chosen);
        var here =
            entry is null || string.Equals(entry, context, StringComparison.Ordinal)
                ? Printable.Of(context, 120)
                : $"{Printable.Of(context, 120)} (cluster entry {Printable.Of(entry, 120)})";
        var threat = Printable.Of(state.ClusterName ?? "no named cluster", 120);
        return match.Verdict switch
        {
            Sameness.Other => new AccessCheck.NoOffer(
                $"Local kube-context is {here}, but the threat is on {threat}; kubectl probing here would target the wrong cluster ({match.Form}: {match.Why})",
                Switch
            ),
            Sameness.Same => new AccessCheck.Offer(
                $"Context {here} matches the threat's cluster {threat} ({match.Form}: {match.Why})."
            ),
            _ => new AccessCheck.Offer(
                $"Can't tell whether context {here} is the threat's cluster {threat} ({match.Form}: {match.Why})."
            ),
        };
    }

    private static string NoContext(CaseState state) =>
        state.Call(AccessKeys.Call(state, Surface.Kubectl, AccessKeys.KubectlContext))?.Failure is { } why
            ? $"kubectl names no current context: {Printable.Of(why, 200)}"
            : "kubectl names no current context";

    private static string Shown(IReadOnlyDictionary<string, string> settings, string key) =>
        Printable.Of(settings.GetValueOrDefault(key), 200);
}
