using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The owner at the top of the chain where it was named but not seen: what stands on it, or above it, is not known.</summary>
internal static class UnreadOwner
{
    /// <summary>Null where the chain was read to its end. A static Pod's Node is no workload, and nothing stands above it.</summary>
    public static OwnerLink? Of(ThreatSubject subject) =>
        subject.Chain is [.., { Seen: null, Kind: not "Node" } top] ? top : null;

    /// <summary>Why the facts are not known; nothing while the owner may still be read.</summary>
    /// <param name="nearest">What named the owner.</param>
    public static IEnumerable<Finding> Missing(
        OwnerLink owner,
        ThreatSubject subject,
        ClusterView view,
        Sighting nearest,
        params ImmutableArray<string> keys
    )
    {
        var name = Printable.Of(owner.Words, 100);
        if (owner.Type is { } type && view.HasAsked(type, owner.Name))
        {
            var list = view
                .Sources.Where(source => view.HasAsked(source, type, owner.Name))
                .Select(source => view.List(source, type))
                .OfType<Listing>()
                .LastOrDefault();
            return list is null
                ? []
                : keys.Select(key =>
                    list.Problem is { } problem
                        ? Finding.Missing(key, problem, list.Citation)
                        : Finding.Missing(key, list.Citation, $"the owner {name} is not there any more")
                );
        }
        return subject.Next(view).IsEmpty
            ? keys.Select(key => Finding.Missing(key, nearest.Citation, $"the owner {name} may not be asked for"))
            : [];
    }
}
