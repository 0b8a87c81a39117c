using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Patterns;

/// <summary>ATT&amp;CK as the rule's tags and the matched patterns name it. A tag is shown, and never taken over.</summary>
public sealed record AttackView(ImmutableArray<ThreatTechnique> Techniques, ImmutableArray<PlanNote> Notes)
{
    public static AttackView Of(ImmutableArray<PatternMatch> matches, FactSheet facts, AttackWords words)
    {
        var known = matches.SelectMany(match => Known(match.Pattern, words)).ToImmutableArray();
        var tags = Tags(facts).ToImmutableArray();
        var tagged = tags.Select(tag => Tagged(tag.Value, tag.By, words)).OfType<ThreatTechnique>().ToImmutableArray();
        var notes = ImmutableArray.CreateBuilder<PlanNote>();
        if (!known.IsEmpty)
        {
            var ids = known
                .GroupBy(technique => technique.Of, StringComparer.Ordinal)
                .Select(of => $"{of.Key} {string.Join(", ", of.Select(WithLegacy))}");
            notes.Add(
                new PlanNote(
                    PlanNoteKind.Technique,
                    $"ATT&CK {words.Version} by the knowledge: {string.Join("; ", ids)}.",
                    [.. known.Select(technique => technique.Citation).Distinct()]
                )
            );
        }
        // A rule that names both a technique and its part says nothing more by the first.
        var told = tagged.Where(tag =>
            !tagged.Any(other => other.Current.StartsWith($"{tag.Current}.", StringComparison.OrdinalIgnoreCase))
        );
        notes.AddRange(told.Select(tag => Compared(tag, known, words)).OfType<PlanNote>());
        notes.AddRange(
            tags.Select(tag =>
                    words.TacticNote(tag.Value) is { } said
                        ? new PlanNote(
                            PlanNoteKind.Technique,
                            $"The tag {Names.Of(tag.Value)} is older than ATT&CK {words.Version}: {said}.",
                            [tag.By]
                        )
                        : null
                )
                .OfType<PlanNote>()
        );
        return new AttackView([.. tagged, .. known], notes.ToImmutable());
    }

    private static IEnumerable<(string Value, Citation By)> Tags(FactSheet facts) =>
        facts[FactKeys.EventTags]
            .AllReadings.SelectMany(reading => reading.Values.Select(value => (value, reading.Citation)))
            .DistinctBy(tag => tag.value, StringComparer.Ordinal);

    private static IEnumerable<ThreatTechnique> Known(ThreatPattern pattern, AttackWords words) =>
        pattern.Attack.Select(technique => new ThreatTechnique(
            technique.Current,
            technique.Legacy,
            words.Version,
            pattern.Source,
            pattern.Title,
            pattern.Citation
        ));

    /// <summary>Which version a rule set means is not said; only an id that has moved since is put into today's.</summary>
    private static ThreatTechnique? Tagged(string tag, Citation by, AttackWords words)
    {
        if (AttackWords.TechniqueIn(tag) is not { } id)
        {
            return null;
        }
        var current = words.CurrentOf(id);
        return string.Equals(current, id, StringComparison.Ordinal)
            ? new ThreatTechnique(id, [], null, TechniqueSource.Rule, Names.Of(tag), by)
            : new ThreatTechnique(current, [id], words.Version, TechniqueSource.Rule, Names.Of(tag), by);
    }

    private static PlanNote? Compared(ThreatTechnique tag, ImmutableArray<ThreatTechnique> known, AttackWords words)
    {
        var moved = tag.Legacy.IsEmpty ? "" : $", which is {tag.Current} in {words.Version}";
        if (known.Any(technique => Same(technique.Current, tag.Current)))
        {
            return tag.Legacy.IsEmpty
                ? null
                : new PlanNote(
                    PlanNoteKind.Technique,
                    $"The rule's tag {tag.Of} is from before {words.Version} and is {tag.Current} today; the knowledge says the same.",
                    [tag.Citation]
                );
        }
        if (known.IsEmpty)
        {
            return new PlanNote(
                PlanNoteKind.Technique,
                $"The rule's tag {tag.Of} is the only word on ATT&CK{moved}; no pattern speaks for or against it.",
                [tag.Citation]
            );
        }
        var near = known.FirstOrDefault(technique => Same(Parent(technique.Current), Parent(tag.Current)));
        return new PlanNote(
            PlanNoteKind.Technique,
            near is null
                ? $"The rule's tag {tag.Of}{moved} is not what the knowledge says of this threat: shown, and not taken over."
                : $"The rule's tag {tag.Of}{moved} and the knowledge's {near.Current} are of one technique and not the same: both are kept.",
            near is null ? [tag.Citation] : [tag.Citation, near.Citation]
        );
    }

    private static string WithLegacy(ThreatTechnique technique) =>
        technique.Legacy.IsEmpty
            ? technique.Current
            : $"{technique.Current} (before: {string.Join(", ", technique.Legacy)})";

    private static string Parent(string id) => id.Split('.')[0];

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
