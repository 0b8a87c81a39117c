namespace Quell.Runbook.Live;

/// <summary>How a command's success shows on the thing it changes.</summary>
public enum ChangeKind
{
    /// <summary>Its fields have the wanted values.</summary>
    SetsFields,

    /// <summary>The thing is not there any more.</summary>
    Deletes,

    /// <summary>The template has a new time of restart, and every Pod is made from it.</summary>
    Restarts,

    /// <summary>The template is another one, and every Pod is made from it.</summary>
    RollsBack,
}
