using System.Collections.Frozen;
using System.Collections.Immutable;
using Quell.Domain.Json;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Investigation;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Selection;

namespace Quell.Knowledge;

/// <summary>What is known about actions and threats: data from YAML files, checked when it is read.</summary>
public sealed class ResponseKnowledge
{
    private static readonly Lazy<ResponseKnowledge> s_embedded = new(ReadEmbedded);

    private readonly FrozenDictionary<string, ActionCard> _byType;
    private readonly FrozenSet<string> _undoOnly;

    internal ResponseKnowledge(
        IEnumerable<KnowledgeFile> files,
        IEnumerable<ActionCard> cards,
        IEnumerable<ThreatPattern> patterns,
        RuleWords words,
        ImmutableArray<CniProfile> cnis,
        Achievements achievements,
        AttackWords attack,
        SelectionWords selection,
        InvestigationTerms investigation,
        ImmutableArray<FieldFailure> failures
    )
    {
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        (Achievements, Attack, Selection, Investigation) = (achievements, attack, selection, investigation);
        Cards = [.. cards.OrderBy(card => card.Type, StringComparer.Ordinal)];
        Patterns =
        [
            .. patterns.OrderBy(pattern => pattern.Priority).ThenBy(pattern => pattern.Id, StringComparer.Ordinal),
        ];
        _byType = Cards.ToFrozenDictionary(card => card.Type, StringComparer.Ordinal);
        _undoOnly = Cards.Select(card => card.Undo?.Type).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        Rules = new ConsequenceRules(words, cnis, Cards);
        Failures = failures;
    }

    /// <summary>The knowledge that the program carries; read once, when first asked for.</summary>
    public static ResponseKnowledge Embedded => s_embedded.Value;

    /// <summary>The files in force, in ordinal order of paths.</summary>
    public ImmutableArray<KnowledgeFile> Files { get; }

    /// <summary>Of the program's own files that are in force, as one.</summary>
    public Digest EmbeddedDigest =>
        Digest.OfText(string.Join('\n', Files.Where(file => !file.IsOwn).Select(file => $"{file.Path} {file.Digest}")));

    /// <summary>In ordinal order of types.</summary>
    public ImmutableArray<ActionCard> Cards { get; }

    /// <summary>The most urgent first; the generic one, which matches what nothing else does, is last.</summary>
    public ImmutableArray<ThreatPattern> Patterns { get; }

    public ConsequenceRules Rules { get; }

    /// <summary>What goes wrong in the field, in order of ids, and what holds it.</summary>
    public ImmutableArray<FieldFailure> Failures { get; }

    /// <summary>Which action types are equals because they achieve the same.</summary>
    public Achievements Achievements { get; }

    /// <summary>The version of ATT&amp;CK that the patterns speak.</summary>
    public AttackWords Attack { get; }

    /// <summary>The words in which people choose actions.</summary>
    public SelectionWords Selection { get; }

    /// <summary>The words by which an investigation classifies, watches and scores.</summary>
    public InvestigationTerms Investigation { get; }

    /// <summary>Types that only take another action back, in ordinal order; they are never proposed.</summary>
    public ImmutableArray<string> UndoOnlyTypes => [.. _undoOnly.Order(StringComparer.Ordinal)];

    /// <returns>Null for a type that no card describes; see <see cref="UnknownCard"/>.</returns>
    public ActionCard? Card(string type) => _byType.GetValueOrDefault(type);

    public bool IsUndoOnly(string type) => _undoOnly.Contains(type);

    private static ResponseKnowledge ReadEmbedded()
    {
        var reading = KnowledgeReader.Read(EmbeddedKnowledge.Files());
        return reading.Problems.IsEmpty
            ? reading.Base
            : throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
