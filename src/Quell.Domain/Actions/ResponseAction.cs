using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Domain.Actions;

/// <summary>One candidate action. The same value is shown, restated, digested, sent, filed and reported.</summary>
public sealed record ResponseAction
{
    public required ActionId Id { get; init; }
    public required int Attempt { get; init; }

    /// <summary>Sysdig's spelling, such as <c>KILL_PROCESS</c>.</summary>
    public required string Type { get; init; }
    public required Surface Surface { get; init; }
    public required ResponderType? Responder { get; init; }
    public required Effect Effect { get; init; }

    /// <summary>Short scope for a headline, such as <c>PID 4823 in container 1f0c…</c>.</summary>
    public required string Scope { get; init; }
    public required CallTarget Target { get; init; }

    /// <summary>The validated name of workload, Pod, role or key that a person types for what cannot be undone; never a process or file name.</summary>
    public required string NameToType { get; init; }
    public required CallRequest Request { get; init; }
    public required ImmutableArray<ActionValue> Values { get; init; }

    /// <summary>Digest of the input schema that the arguments were adapted to.</summary>
    public required string SchemaDigest { get; init; }
    public required string WhatItDoes { get; init; }
    public required string Expected { get; init; }
    public required string WhatToWatch { get; init; }
    public required ImmutableArray<Consequence> Consequences { get; init; }
    public required ImmutableArray<string> EvidenceLost { get; init; }

    /// <summary>What is lost, with what would save it: going on without that is the person's choice, and is said before the yes.</summary>
    public ImmutableArray<EvidenceRisk> EvidenceAtRisk
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public required string Reversibility { get; init; }
    public required UndoSlot Undo { get; init; }
    public required Availability Availability { get; init; }
    public required bool NeedsStorage { get; init; }
    public required ImmutableArray<Precondition> Preconditions { get; init; }

    /// <summary>What this takes back; null for a response.</summary>
    public UndoneExecution? Undoes { get; init; }

    /// <summary>What this writes down for a person; null for everything that is no filing.</summary>
    public FiledAction? Files { get; init; }

    public ActionTry Try => new(Id, Attempt);

    /// <summary>True for what cannot be called back and does more than read, and for discarding evidence: its yes asks for the name to be typed.</summary>
    public bool AsksForName =>
        Undoes is { } undone
            ? undone.DiscardsEvidence
            : !Undo.Exists && Effect is (Effect.Containment or Effect.Eviction or Effect.Hardening);
}
