namespace Quell.Runbook.Live;

/// <summary>How a thing stands after a command.</summary>
public enum LiveStanding
{
    /// <summary>It could not be looked at.</summary>
    Unknown,

    /// <summary>What the command sets is seen, and what follows from it too.</summary>
    Done,

    /// <summary>What the command sets is seen; what follows from it is still under way.</summary>
    UnderWay,

    /// <summary>It is as it was before.</summary>
    AsBefore,

    /// <summary>It is neither as it was nor as it should be.</summary>
    Other,

    /// <summary>It is not there, and the command did not delete it.</summary>
    Gone,
}
