using Quell.Domain.Text;

namespace Quell.Runbook.Authorize;

/// <summary>Compares what a kubeconfig calls its cluster with what the tenant calls the threat's.</summary>
public static class ClusterComparison
{
    /// <param name="context">Name of the context.</param>
    /// <param name="entry">Name of the cluster entry behind it; null where it is not known.</param>
    /// <param name="threat">The tenant's name of the threat's cluster; null where the event carries none.</param>
    /// <param name="account">The threat's cloud account; null where it is not known.</param>
    /// <param name="chosen">True when the person named the context for this run: then a plain name may be a nickname.</param>
    public static ClusterMatch Of(string context, string? entry, string? threat, string? account, bool chosen)
    {
        if (threat is null)
        {
            return new ClusterMatch(Sameness.CannotTell, ClusterNames.Read(context).Form, "the event names no cluster");
        }
        var byContext = One(context, threat, account);
        var byEntry =
            entry is null || string.Equals(entry, context, StringComparison.Ordinal)
                ? byContext
                : One(entry, threat, account);
        var match =
            byEntry.SaysSo ? byEntry.Match
            : byContext.SaysSo ? byContext.Match
            : Milder(byContext.Match, byEntry.Match);
        return chosen && match.Verdict == Sameness.Other && !byEntry.SaysSo && !byContext.SaysSo
            ? match with
            {
                Verdict = Sameness.CannotTell,
                Why = $"{match.Why}, but you named it for this run",
            }
            : match;
    }

    /// <summary>The name that says more for the threat's cluster; of equals the context's own.</summary>
    private static ClusterMatch Milder(ClusterMatch context, ClusterMatch entry) =>
        new[] { context, entry }.MinBy(match =>
            match.Verdict switch
            {
                Sameness.Same => 0,
                Sameness.CannotTell => 1,
                _ => 2,
            }
        )!;

    private static (ClusterMatch Match, bool SaysSo) One(string name, string threat, string? account)
    {
        var read = ClusterNames.Read(name);
        if (read.Account is { } own && account is not null && !string.Equals(own, account, StringComparison.Ordinal))
        {
            return (
                new ClusterMatch(Sameness.Other, read.Form, $"it is in account {own}, the threat in {Shown(account)}"),
                true
            );
        }
        if (string.Equals(name, threat, StringComparison.Ordinal))
        {
            return (new ClusterMatch(Sameness.Same, read.Form, "it has the same name"), read.SaysSo);
        }
        if (read.Cluster is not { } cluster)
        {
            return (new ClusterMatch(Sameness.CannotTell, read.Form, "it names no cluster"), read.SaysSo);
        }
        var wanted = ClusterNames.Read(threat).Cluster ?? threat;
        return (Compare(cluster, wanted, read.Form), read.SaysSo);
    }

    private static ClusterMatch Compare(string cluster, string wanted, string form)
    {
        if (string.Equals(cluster, wanted, StringComparison.Ordinal))
        {
            return new ClusterMatch(Sameness.Same, form, $"it names the cluster {Shown(cluster)}");
        }
        if (string.Equals(ClusterNames.WithoutAdmin(cluster), wanted, StringComparison.Ordinal))
        {
            return new ClusterMatch(Sameness.Same, "AKS administrator", $"it names the cluster {Shown(wanted)}");
        }
        return IsVariant(cluster, wanted)
            ? new ClusterMatch(Sameness.CannotTell, form, $"{Shown(cluster)} may be another spelling of it")
            : new ClusterMatch(Sameness.Other, form, $"it names the cluster {Shown(cluster)}");
    }

    /// <summary><c>prod</c> may be <c>prod-eu-1</c>; <c>prod-eu-2</c> is not.</summary>
    private static bool IsVariant(string one, string other)
    {
        var left = Words(one);
        var right = Words(other);
        return left.IsSubsetOf(right) || right.IsSubsetOf(left);
    }

    private static HashSet<string> Words(string name) =>
        [.. name.ToLowerInvariant().Split(['-', '_', '.', '/', ':'], StringSplitOptions.RemoveEmptyEntries)];

    private static string Shown(string name) => Printable.Of(name, 80);
}
