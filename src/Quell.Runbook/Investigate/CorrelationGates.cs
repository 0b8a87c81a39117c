using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Knowledge.Investigation;

namespace Quell.Runbook.Investigate;

/// <summary>
/// Scores what the tenant knows against the rule that fired. A finding of a tactic that is no neighbour of the rule's in the
/// kill chain never scores above 3: it is there, and it does not explain what happened.
/// </summary>
public static class CorrelationGates
{
    private const int Most = 5;
    private const int Capped = 3;

    private static readonly string[] s_network = ["c2", "exfiltration", "initial_access"];

    private static readonly string[] s_processFields =
    [
        "proc.name",
        "proc.exepath",
        "proc.pname",
        "proc.cmdline",
        "proc.pcmdline",
        "proc.aname[2]",
        "content.exe",
    ];

    public static Correlation Score(
        KnownVulnerability cve,
        Classification rule,
        ThreatEvent threat,
        bool isExposed,
        InvestigationTerms words,
        string source
    )
    {
        var program = ProgramOf(cve.Package, threat);
        var tactics = TacticsOf(cve, program is not null, isExposed, words);
        var isNear = IsNear(rule.All, tactics);
        var (score, why) =
            program is not null ? (5, $"package {cve.Package} is in what ran ({program})")
            : cve is { InUse: true, HasExploit: true } ? (4, "in use in the image, and an exploit is known")
            : cve.IsCritical ? (3, "critical, in the same image")
            : (2, "in the same image, another component");
        return Gated(
            cve.Text,
            score,
            why,
            isNear,
            tactics.IsEmpty
                ? "which tactic it serves is not known from what the tenant says"
                : $"{Titles(tactics)} is no neighbour of {Titles(rule.All)}",
            cve.IsKnownExploited,
            source
        );
    }

    /// <returns>Null for a control of no area that the guide speaks of.</returns>
    public static Correlation? Score(string control, Classification rule, InvestigationTerms words, string source)
    {
        if (
            words.Posture.FirstOrDefault(area =>
                area.Controls.Any(part => control.Contains(part, StringComparison.OrdinalIgnoreCase))
            )
            is not { } area
        )
        {
            return null;
        }
        var direct = area.Tactics.Any(rule.All.Contains);
        var near = area.Near.Any(rule.All.Contains);
        return Gated(
            $"failed control: {control}",
            direct ? area.Direct
                : near ? area.Otherwise
                : 2,
            direct ? $"the rule is about {area.Name}"
                : near ? $"{area.Name} makes it worse"
                : $"{area.Name} is another domain",
            direct || near,
            $"{area.Name} does not speak to {Titles(rule.All)}",
            isBoosted: false,
            source
        );
    }

    /// <summary>A workload that the world reaches, under a rule about the network: the same attack surface.</summary>
    public static Correlation? Exposure(Classification rule, InvestigationTerms words, string source)
    {
        var network = s_network.Select(words.Find).OfType<Tactic>().ToList();
        return network.FirstOrDefault(rule.All.Contains) is { } tactic
            ? new Correlation(
                "the workload is exposed",
                4,
                $"reachable from outside, and the rule is about {tactic.Title}",
                source
            )
            : null;
    }

    private static Correlation Gated(
        string finding,
        int score,
        string why,
        bool isNear,
        string whyNot,
        bool isBoosted,
        string source
    )
    {
        var gated = isNear ? score : Math.Min(score, Capped);
        var boosted = isNear && isBoosted ? Math.Min(gated + 1, Most) : gated;
        return new Correlation(
            finding,
            boosted,
            why
                + (boosted > gated ? "; known to be exploited: +1" : string.Empty)
                + (!isNear && score > Capped ? $"; capped at {Capped}: {whyNot}" : string.Empty),
            source
        );
    }

    /// <summary>Only what the answers show: a vulnerable program that ran serves execution, an exploit of what is exposed lets in.</summary>
    private static ImmutableArray<Tactic> TacticsOf(
        KnownVulnerability cve,
        bool ran,
        bool isExposed,
        InvestigationTerms words
    ) =>
        [
            .. new[]
            {
                ran ? words.Find("execution") : null,
                isExposed && cve.HasExploit ? words.Find("initial_access") : null,
            }.OfType<Tactic>(),
        ];

    private static bool IsNear(ImmutableArray<Tactic> rule, ImmutableArray<Tactic> finding) =>
        rule.Any(one => finding.Any(one.IsNear));

    /// <summary>The process, parent or program whose name has the package's, as a whole word; null where none has.</summary>
    private static string? ProgramOf(string? package, ThreatEvent threat)
    {
        if (package is null || package.Length < 3)
        {
            return null;
        }
        var name = package[(package.LastIndexOfAny(['/', ':']) + 1)..];
        foreach (var field in s_processFields)
        {
            var words =
                threat.Field(field)?.Split([' ', '/', '\\', ':', '=', ','], StringSplitOptions.RemoveEmptyEntries)
                ?? [];
            if (words.FirstOrDefault(word => string.Equals(word, name, StringComparison.OrdinalIgnoreCase)) is { } word)
            {
                return $"{field} {word}";
            }
        }
        return null;
    }

    private static string Titles(ImmutableArray<Tactic> tactics) =>
        tactics.IsEmpty ? "an unclassified rule" : string.Join(" and ", tactics.Take(2).Select(tactic => tactic.Title));
}
