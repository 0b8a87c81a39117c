namespace Quell.Journal;

/// <summary>Whether a state folder may be used.</summary>
public abstract record StateFolderResult
{
    private StateFolderResult() { }

    /// <summary>It may.</summary>
    public sealed record Opened(StateFolder Folder) : StateFolderResult;

    /// <summary>It may not: others own it, may write it, or it is a link.</summary>
    public sealed record Refused(Refusal Refusal) : StateFolderResult;
}
