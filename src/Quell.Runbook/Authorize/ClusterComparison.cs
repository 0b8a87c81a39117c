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
            Contradiction(context, byContext, entry, byEntry)
            ?? (
                byEntry.SaysSo ? byEntry.Match
                : byContext.SaysSo ? byContext.Match
                : Milder(byContext.Match, byEntry.Match)
            );
        return chosen && match.Verdict == Sameness.Other && !byEntry.SaysSo && !byContext.SaysSo
            ? match with
            {
                Verdict = Sameness.CannotTell,
                Why = $"{match.Why}, but you named it for this run",
            }
            : match;
    }

    /// <summary>
    /// One name says that it is the threat's cluster and the other that it is not. Only a cloud's own name decides
    /// that: against a context, which a person may rename, or for another cluster, where nothing is offered.
    /// </summary>
    private static ClusterMatch? Contradiction(
        string context,
        (ClusterMatch Match, bool SaysSo) byContext,
        string? entry,
        (ClusterMatch Match, bool SaysSo) byEntry
    )
    {
        var (same, other) = byContext.Match.Verdict == Sameness.Same ? (byContext, byEntry) : (byEntry, byContext);
        if (
            same.Match.Verdict != Sameness.Same
            || other.Match.Verdict != Sameness.Other
            || (other.SaysSo && !same.SaysSo)
            || (byEntry == same && same.SaysSo && !other.SaysSo)
        )
        {
            return null;
        }
        return byContext.Match with
        {
            Verdict = Sameness.CannotTell,
            Why =
                $"of the context {Shown(context)}: {byContext.Match.Why}; of its cluster entry {Shown(entry ?? context)}: {byEntry.Match.Why}",
        };
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
        var wanted = ClusterNames.Read(threat);
        var match = Compare(cluster, wanted.Cluster ?? threat, read.Form);
        return (match.Verdict == Sameness.Other ? match : Placed(match, read, wanted), read.SaysSo);
    }

    /// <summary>Two projects and two regions may each hold a cluster of one name.</summary>
    private static ClusterMatch Placed(ClusterMatch match, ClusterName own, ClusterName wanted)
    {
        if (Differ(own.Project, wanted.Project) || Differ(own.Account, wanted.Account))
        {
            return Elsewhere(match, own.Project ?? own.Account!, wanted.Project ?? wanted.Account!);
        }
        if (Differ(own.Location, wanted.Location))
        {
            return Elsewhere(match, own.Location!, wanted.Location!);
        }
        return match.Verdict == Sameness.Same && own.Project is not null && wanted.Project is null
            ? match with
            {
                Why = $"{match.Why}; only the name was compared, not the project {Shown(own.Project)}",
            }
            : match;
    }

    private static bool Differ(string? own, string? wanted) =>
        own is not null && wanted is not null && !string.Equals(own, wanted, StringComparison.Ordinal);

    private static ClusterMatch Elsewhere(ClusterMatch match, string own, string wanted) =>
        match with
        {
            Verdict = Sameness.Other,
            Why = $"it is in {Shown(own)}, the threat in {Shown(wanted)}",
        };

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
