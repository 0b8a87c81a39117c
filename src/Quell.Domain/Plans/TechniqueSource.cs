namespace Quell.Domain.Plans;

/// <summary>Who says that a technique is at work.</summary>
public enum TechniqueSource
{
    /// <summary>A tag of the rule that fired, as the tenant spells it.</summary>
    Rule,

    /// <summary>The threat patterns that the program carries.</summary>
    Kb,

    /// <summary>A threat pattern of the user's own.</summary>
    Analyst,
}
