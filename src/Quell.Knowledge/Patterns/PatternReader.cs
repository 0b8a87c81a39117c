using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Patterns;

/// <summary>Reads one threat pattern.</summary>
internal static partial class PatternReader
{
    public static ThreatPattern Read(YamlMap map, PatternSources sources)
    {
        var own = sources.Own.GetValueOrDefault(map.File);
        var match = map.Map("match");
        var pattern = new ThreatPattern
        {
            Id = map.Text("id"),
            Title = map.Text("title"),
            Priority = map.Whole("priority"),
            IsGeneric = map.Flag("generic", otherwise: false),
            Signals = SignalReader.Read(match),
            Attack = Attack(map, sources),
            Source = own is null ? TechniqueSource.Kb : TechniqueSource.Analyst,
            Order = OrderReader.Read(map, sources),
            OrderAsWritten = OrderReader.AsWritten(map),
            Flip = Flip(map),
            Reason = CardReader.Sentence(map, "reason"),
            ClearWhen = map.OptionalText("clear_when"),
            Dont = map.Texts("dont", required: false),
            Notes = map.Texts("notes", required: false),
            Citation = own is null
                ? new Citation("threat pattern", map.File)
                : new Citation("threat pattern (yours)", own),
        };
        map.Done();
        Check(map, match, pattern);
        return pattern;
    }

    private static void Check(YamlMap map, YamlMap? match, ThreatPattern pattern)
    {
        if (pattern.IsGeneric == (match is not null))
        {
            map.ProblemAt("match", "a pattern has to have `match`, or be the generic one");
        }
        if (match is not null && pattern.Signals.IsEmpty)
        {
            map.ProblemAt("match", "`match` names no signal, so the pattern could never match");
        }
        if (!Id().IsMatch(pattern.Id))
        {
            map.ProblemAt("id", "`id` has to be lower-case letters, digits and dashes");
        }
        if (!string.Equals(map.File, $"Patterns/{pattern.Id}.yaml", StringComparison.Ordinal))
        {
            map.ProblemAt("id", $"the pattern {pattern.Id} belongs into Patterns/{pattern.Id}.yaml");
        }
    }

    private static ImmutableArray<AttackTechnique> Attack(YamlMap map, PatternSources sources)
    {
        var ids = map.Texts("attack", required: false);
        foreach (var id in ids.Where(id => !AttackWords.IsTechnique(id)))
        {
            map.ProblemAt("attack", $"`{id}` is no ATT&CK technique id");
        }
        foreach (var id in ids)
        {
            var current = sources.Attack.CurrentOf(id);
            if (!string.Equals(current, id, StringComparison.Ordinal))
            {
                map.ProblemAt("attack", $"`{id}` is `{current}` in ATT&CK {sources.Attack.Version}");
            }
        }
        return [.. ids.Select(id => new AttackTechnique(id, sources.Attack.LegacyOf(id)))];
    }

    private static PatternFlip? Flip(YamlMap map)
    {
        if (map.Map("flip") is not { } flip)
        {
            return null;
        }
        var read = new PatternFlip(
            flip.Text("when"),
            flip.Flag("by_default", otherwise: false),
            flip.Map("signals") is { } signals ? SignalReader.Read(signals) : SignalReader.None,
            CardReader.Sentence(flip, "because")
        );
        flip.Done();
        if (read.Because.EndsWith('.') || read.When.EndsWith('.'))
        {
            map.ProblemAt("flip", "`when` and `because` go on in a sentence and end without a full stop");
        }
        return read;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,60}\\z", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Id();
}
