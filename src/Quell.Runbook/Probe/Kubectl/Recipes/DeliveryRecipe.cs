using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Who delivers the workload, and whether what is changed by hand is taken back.</summary>
internal static partial class DeliveryRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.GitOps, FactKeys.SelfHeal, FactKeys.Helm], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        var on = Delivery.On(subject).ToList();
        if (on.Count == 0)
        {
            yield break;
        }
        var unread = UnreadOwner.Of(subject);
        var releases = Helm(on).Take(1).ToImmutableArray();
        foreach (
            var finding in releases.IsEmpty && unread is not null
                ? UnreadOwner.Missing(unread, subject, view, on[^1], FactKeys.Helm)
                : [Finding.Known(FactKeys.Helm, on[^1], releases)]
        )
        {
            yield return finding;
        }
        var marks = Delivery.Marks(subject);
        var groups = view.List(KubeSources.Cluster, KubeTypes.ApiService);
        var guessed = marks.Any(mark => mark.IsGuess);
        var apps = view.List(KubeSources.ArgoCd, KubeTypes.Application);
        if (guessed && (groups is null || (Serves(groups) && apps is null)))
        {
            yield break; // Only the Application tells whether the label is Argo CD's.
        }
        var real = marks.Where(mark => !mark.IsGuess || apps is { Items.IsEmpty: false }).ToImmutableArray();
        foreach (
            var finding in !real.IsEmpty ? Delivered(real, apps, groups, view)
            : unread is not null
                ? UnreadOwner.Missing(unread, subject, view, on[^1], FactKeys.GitOps, FactKeys.SelfHeal)
            : [Finding.Known(FactKeys.GitOps, on[^1]), Finding.Known(FactKeys.SelfHeal, on[^1])]
        )
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Delivered(
        ImmutableArray<Delivery.Mark> real,
        Listing? apps,
        Listing? groups,
        ClusterView view
    ) =>
        [
            Finding.Known(FactKeys.GitOps, real[0].On, real.Select(mark => Words(mark, apps))),
            .. SelfHeal(real, apps, groups, view),
        ];

    private static bool Serves(Listing groups) => groups.IsWhole && AddOn.Serves(groups, KubeTypes.Application);

    private static string Words(Delivery.Mark mark, Listing? apps) =>
        mark.Tool is "argocd"
            ? $"argocd app={mark.Name}{Space(apps?.Items.FirstOrDefault(app => app.Object.Name == mark.Name))}"
            : $"flux {mark.Type.Kind.ToLowerInvariant()}={mark.Namespace}/{mark.Name}";

    private static string Space(Sighting? app) =>
        app?.Object.Namespace is { } space ? $" namespace={space}" : string.Empty;

    private static IEnumerable<string> Helm(List<Sighting> on) =>
        on.Where(seen => seen.Annotation("meta.helm.sh/release-name") is not null)
            .Select(seen =>
                $"{seen.Annotation("meta.helm.sh/release-name")} namespace={seen.Annotation("meta.helm.sh/release-namespace") ?? seen.Object.Namespace}"
            );

    /// <summary>Where several deliver it, the one that takes changes back decides.</summary>
    private static IEnumerable<Finding> SelfHeal(
        ImmutableArray<Delivery.Mark> marks,
        Listing? apps,
        Listing? groups,
        ClusterView view
    )
    {
        var lists = marks
            .Select(mark =>
                mark.Tool is "argocd"
                    ? apps
                    : view.List($"{KubeSources.Flux} {mark.Type.Kind.ToLowerInvariant()}", mark.Type)
            )
            .OfType<Listing>()
            .ToImmutableArray();
        if (lists.FirstOrDefault(list => !list.IsWhole) is { Problem: { } problem } broken)
        {
            return [Finding.Missing(FactKeys.SelfHeal, problem, broken.Citation)];
        }
        var words = lists.SelectMany(list => list.Items).Select(Heals).ToList();
        return words.Count == 0
            ? lists.IsEmpty
                ? NotHere(marks, groups)
                : [Finding.Missing(FactKeys.SelfHeal, lists[0].Citation, "the object that would say it is not there")]
            :
            [
                Finding.Known(
                    FactKeys.SelfHeal,
                    Finding.Join(lists),
                    lists.Min(list => list.At),
                    words.Find(word => word.StartsWith("true", StringComparison.Ordinal)) ?? words[0]
                ),
            ];
    }

    /// <summary>One installation often delivers to many clusters, and its objects are where it runs.</summary>
    private static IEnumerable<Finding> NotHere(ImmutableArray<Delivery.Mark> marks, Listing? groups) =>
        groups is { IsWhole: true } && marks.All(mark => !AddOn.Serves(groups, mark.Type))
            ?
            [
                Finding.Missing(
                    FactKeys.SelfHeal,
                    groups.Citation,
                    $"this cluster has no {marks[0].Type.Kind}: what delivers the workload runs on another one"
                ),
            ]
            : [];

    private static string Heals(Sighting seen) =>
        seen.Object.Kind switch
        {
            "Application" => seen.Spec["syncPolicy"]["automated"]["selfHeal"].SaysTrue ? "true" : "false",
            "HelmRelease" when !seen.Spec["driftDetection"]["mode"].Is("enabled") => "false",
            _ => seen.Spec["suspend"].SaysTrue ? "false" : $"true{Interval(seen.Spec["interval"].Text)}",
        };

    /// <summary>A duration of Go, such as <c>1h30m</c>, in seconds.</summary>
    private static string Interval(string? text)
    {
        var seconds = 0.0;
        foreach (Match part in Duration().Matches(text ?? string.Empty))
        {
            seconds +=
                double.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture)
                * part.Groups["unit"].Value switch
                {
                    "h" => 3600,
                    "m" => 60,
                    _ => 1,
                };
        }
        return seconds >= 1 ? string.Create(CultureInfo.InvariantCulture, $" interval={seconds:0}") : "";
    }

    [GeneratedRegex(
        @"(?<number>[0-9]{1,6}(\.[0-9]{1,3})?)(?<unit>h|m|s)(?![a-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Duration();
}
