using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What an action destroys for ever, and which evidence action would have saved it.</summary>
internal sealed class EvidenceRule(RuleWords words, ImmutableArray<ActionCard> cards)
    : ConsequenceRule("C-EVIDENCE", words)
{
    private const string EmptyDir = "emptydir";

    protected override ImmutableArray<string> Reads => [FactKeys.CaptureStorage, FactKeys.Volumes];

    public override bool Applies(ActionCard card) => !card.EvidenceLost.IsEmpty;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var storage = facts.One(FactKeys.CaptureStorage)?.ToLowerInvariant();
        var kinds = card.EvidenceLost.Where(kind => !kind.IsEmptyDir).ToList();
        var never = kinds.Where(kind => SaversOf(kind).IsEmpty).ToList();
        if (never.Count > 0)
        {
            yield return Always(Severity.Degraded, "lost", [], ("what", Join(never)));
        }
        foreach (var same in kinds.Except(never).GroupBy(kind => ActionsFor(kind, storage), StringComparer.Ordinal))
        {
            var needsStorage = same.All(kind => SaversOf(kind).All(saver => saver.NeedsStorage));
            yield return Saved(facts, needsStorage ? storage : "enabled", needsStorage, Join(same), same.Key);
        }
        if (card.EvidenceLost.Any(kind => kind.IsEmptyDir))
        {
            yield return EmptyDirs(facts);
        }
    }

    private RuleLine Saved(FactView facts, string? storage, bool needsStorage, string what, string actions)
    {
        ImmutableArray<string> keys = needsStorage ? [FactKeys.CaptureStorage] : [];
        var values = (What: ("what", what), Actions: ("actions", actions));
        return storage switch
        {
            "enabled" => Always(Severity.Delay, "saved-by", keys, values.What, values.Actions),
            "disabled" => Always(Severity.Degraded, "no-storage", keys, values.What, values.Actions),
            _ => NotKnown("storage-unknown", facts, FactKeys.CaptureStorage, values.What, values.Actions),
        };
    }

    private RuleLine EmptyDirs(FactView facts)
    {
        if (facts.Read(FactKeys.Volumes) is not { } volumes)
        {
            return NotKnown("emptydir-unknown", facts, FactKeys.Volumes);
        }
        var names = volumes
            .Values.Where(volume => volume.Contains(EmptyDir, StringComparison.OrdinalIgnoreCase))
            .Select(Name)
            .ToList();
        return names.Count == 0
            ? Line(Severity.None, "no-emptydir", [FactKeys.Volumes])
            : Line(
                Severity.Degraded,
                "emptydir",
                [FactKeys.Volumes],
                ("volumes", string.Join(", ", names.Select(Text.Names.Of)))
            );
    }

    /// <summary>An emptyDir by its name; a value of another form as it stands.</summary>
    private static string Name(string volume) =>
        FactValue.Of(volume) is var parsed && parsed["name"] is { } name
            ? $"emptyDir {name}{(parsed["medium"] is { } medium ? $" ({medium})" : "")}"
            : volume;

    private ImmutableArray<ActionCard> SaversOf(EvidenceKind kind) =>
        [.. cards.Where(card => card.SavesEvidence.Contains(kind))];

    /// <summary>Where the tenant has no storage, those that need none, if there are any.</summary>
    private string ActionsFor(EvidenceKind kind, string? storage)
    {
        var savers = SaversOf(kind);
        var able = storage is "enabled" ? savers : [.. savers.Where(card => !card.NeedsStorage)];
        return string.Join(" or ", (able.IsEmpty ? savers : able).Select(card => card.Type));
    }

    private static string Join(IEnumerable<EvidenceKind> kinds) => string.Join(", ", kinds.Select(kind => kind.Name));
}
