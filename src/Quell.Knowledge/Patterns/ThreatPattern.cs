using System.Collections.Immutable;
using Quell.Domain.Facts;
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

    /// <summary>Parts of rule names, compared without case.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    /// <summary>ATT&amp;CK ids that point to this threat and hardly to another; a sub-technique also matches its own tag only.</summary>
    public required ImmutableArray<string> Techniques { get; init; }

    /// <summary>Words of tags that are no ATT&amp;CK id, such as <c>mitre_exfiltration</c>.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Names of processes, compared whole and without case.</summary>
    public required ImmutableArray<string> Processes { get; init; }

    /// <summary>Parts of command lines, compared without case.</summary>
    public required ImmutableArray<string> Commands { get; init; }

    /// <summary>ATT&amp;CK ids of the threat for the report, with the version they belong to.</summary>
    public required ImmutableArray<string> Attack { get; init; }
    public required ImmutableArray<(ActionPhase Phase, string Type)> Order { get; init; }

    /// <summary>Why containment goes before evidence; null where it does not.</summary>
    public required string? Flip { get; init; }

    /// <summary>Why this order: one sentence, a template.</summary>
    public required string Reason { get; init; }

    /// <summary>What else a responder has to do or leave, as plain sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }
    public required Citation Citation { get; init; }

    public bool ContainsFirst => Flip is not null;
}
