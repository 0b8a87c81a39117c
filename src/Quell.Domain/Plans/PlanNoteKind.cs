namespace Quell.Domain.Plans;

/// <summary>What a <see cref="PlanNote"/> is about.</summary>
public enum PlanNoteKind
{
    /// <summary>What speaks for a threat pattern.</summary>
    Evidence,

    /// <summary>When the threat is clear, what to do and what to leave.</summary>
    Advice,

    /// <summary>ATT&amp;CK ids, and where the rule's tags and the knowledge disagree.</summary>
    Technique,
}
