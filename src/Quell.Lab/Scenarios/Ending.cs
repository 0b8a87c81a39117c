namespace Quell.Lab.Scenarios;

/// <summary>How an execution ends.</summary>
internal enum Ending
{
    Completed,
    Failed,

    /// <summary>It stays ENQUEUED for ever.</summary>
    Stuck,
}
