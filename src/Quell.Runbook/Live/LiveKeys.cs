namespace Quell.Runbook.Live;

/// <summary>Sources of the looks at what a command changes, as call keys and citations have them.</summary>
public static class LiveKeys
{
    /// <summary>Before the question: what the restatement shows, and what an undo goes back to.</summary>
    public const string Shown = "live state";

    /// <summary>After the yes, right before the write.</summary>
    public const string Again = "live state again";

    /// <summary>After the write, until it is seen or the time is up.</summary>
    public const string After = "live state after";
}
