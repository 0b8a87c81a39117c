using Quell.Domain.Plans;

namespace Quell.Runbook.Report;

/// <summary>ATT&amp;CK in words.</summary>
public static class TechniqueWords
{
    /// <summary>The id, with the ids that it had before.</summary>
    public static string Id(ThreatTechnique technique) =>
        technique.Legacy.IsEmpty
            ? technique.Current
            : $"{technique.Current} (was {string.Join(", ", technique.Legacy)})";

    public static string Source(TechniqueSource source) =>
        source switch
        {
            TechniqueSource.Rule => "the rule",
            TechniqueSource.Kb => "the knowledge",
            TechniqueSource.Analyst => "own knowledge",
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };
}
