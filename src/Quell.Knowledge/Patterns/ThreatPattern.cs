using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Patterns;

/// <summary>A kind of threat, how it is recognised and in which order it is answered.</summary>
public sealed record ThreatPattern
{
    public required string Id { get; init; }

    /// <summary>Such as <c>Cryptominer</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Smaller has the first word where several patterns match.</summary>
    public required int Priority { get; init; }

    /// <summary>True for the one that matches what nothing else does.</summary>
    public required bool IsGeneric { get; init; }
    public required PatternSignals Signals { get; init; }

    /// <summary>The techniques of the threat, which need not all be signals of it.</summary>
    public required ImmutableArray<AttackTechnique> Attack { get; init; }

    /// <summary>The program's own knowledge, or the user's.</summary>
    public required TechniqueSource Source { get; init; }

    /// <summary>Action types in order; those that achieve the same stand side by side.</summary>
    public required ImmutableArray<(ActionPhase Phase, string Type)> Order { get; init; }

    /// <summary>The order as the file has it: types, or words of <c>Words/achieves.yaml</c>.</summary>
    public required ImmutableArray<(ActionPhase Phase, string Word)> OrderAsWritten { get; init; }

    /// <summary>Null where evidence always goes first.</summary>
    public required PatternFlip? Flip { get; init; }

    /// <summary>Why this order: one sentence, a template.</summary>
    public required string Reason { get; init; }

    /// <summary>What has to be seen before the threat counts as gone; null where nothing special does.</summary>
    public required string? ClearWhen { get; init; }

    /// <summary>What makes it worse, as plain sentences.</summary>
    public required ImmutableArray<string> Dont { get; init; }

    /// <summary>What else a responder has to do or know, as plain sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }
    public required Citation Citation { get; init; }
}
