namespace Quell.Knowledge.Selection;

/// <summary>What a word or phrase does in a choice of actions, beside naming some.</summary>
public enum SelectionRole
{
    /// <summary>Says nothing.</summary>
    Filler,
    And,
    Then,
    First,
    Last,

    /// <summary>Counts from the head of the list: "the first two".</summary>
    FirstOf,

    /// <summary>Counts from its end: "the last one".</summary>
    LastOf,
    Before,
    After,

    /// <summary>Leaves out what comes next: "don't".</summary>
    Not,

    /// <summary>Leaves out a list: "skip", "without".</summary>
    Without,
    But,
    Or,
    All,
    Rest,

    /// <summary>Nothing is chosen; only as the whole answer.</summary>
    None,
    Reverse,
    Range,
    Evidence,
    Containment,
    Destruction,
    Reversible,
    Irreversible,

    /// <summary>Sounds like a yes. It approves nothing and cannot be part of a choice.</summary>
    Approval,

    /// <summary>Leaves it open: "if", "maybe".</summary>
    Open,
}
