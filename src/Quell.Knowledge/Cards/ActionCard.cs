using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Responses;

namespace Quell.Knowledge.Cards;

/// <summary>What is known about one action type: what it does, needs, breaks, destroys, and how it is taken back.</summary>
/// <remarks>
/// Texts are templates: <c>{fact.key}</c> stands for the value of a fact, <c>{fact.key|words}</c> has words for when it
/// is not known. <see cref="CardText"/> fills them in.
/// </remarks>
public sealed record ActionCard
{
    /// <summary>Sysdig's spelling, such as <c>KILL_PROCESS</c>; for a command Quell's own.</summary>
    public required string Type { get; init; }
    public required Surface Surface { get; init; }

    /// <summary>Null for what no responder of the tenant's carries out.</summary>
    public required ResponderType? Responder { get; init; }
    public required CardVerb Verb { get; init; }
    public required Effect Effect { get; init; }
    public required ActionPhase Phase { get; init; }
    public required ActsOn ActsOn { get; init; }

    /// <summary>Order within the phase where no threat pattern has a say; smaller is earlier.</summary>
    public required int Rank { get; init; }
    public required string WhatItDoes { get; init; }
    public required string Expected { get; init; }
    public required string WhatToWatch { get; init; }

    /// <summary>Headlines in order of preference; the first whose facts are all known is used.</summary>
    public required ImmutableArray<string> Scope { get; init; }

    /// <summary>Canonical targets in order of preference; the first whose facts are all known is used.</summary>
    public required ImmutableArray<string> Target { get; init; }

    /// <summary>Fact keys of the name that a person types, in order of preference.</summary>
    public required ImmutableArray<string> NameToType { get; init; }
    public required bool NeedsStorage { get; init; }
    public required ImmutableArray<CardParameter> Parameters { get; init; }

    /// <summary>Sets of parameters, each of which names a target; the first that is known whole is sent.</summary>
    public required ImmutableArray<ImmutableArray<string>> TargetChoices { get; init; }

    /// <summary>Null for an action of the tenant's catalogue.</summary>
    public required CardCommand? Command { get; init; }
    public required ImmutableArray<CardPrecondition> Preconditions { get; init; }
    public required ImmutableArray<EvidenceKind> EvidenceLost { get; init; }
    public required ImmutableArray<EvidenceKind> SavesEvidence { get; init; }
    public required ImmutableArray<CardLine> Breaks { get; init; }
    public required string Reversibility { get; init; }

    /// <summary>Null where there is no way back.</summary>
    public required CardUndo? Undo { get; init; }

    /// <summary>What a person does by hand where there is no undo, or where it fails.</summary>
    public required string ManualRecovery { get; init; }
    public required string Verify { get; init; }
    public required ImmutableArray<string> Permissions { get; init; }
    public required ImmutableArray<string> D3fend { get; init; }

    /// <summary>Null for a type that is unknown to Quell.</summary>
    public required OcsfClass? Ocsf { get; init; }

    /// <summary>Names the card's file.</summary>
    public required Citation Citation { get; init; }

    /// <summary>False for a type that the tenant lists and no card describes; see <see cref="UnknownCard"/>.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Cites one line of the card.</summary>
    public Citation At(int line) => Citation with { Command = $"{Citation.Command}:{line}" };
}
