namespace Quell.Runbook.Asking;

/// <summary>What the person's words were taken to be.</summary>
public abstract record Heard
{
    private Heard() { }

    /// <summary>An answer, with its meaning.</summary>
    public sealed record Meaning(string Value) : Heard;

    /// <summary>One of the words that every question takes and that answer none: map, why, act, undo, kubectl, aws, stop.</summary>
    public sealed record Word(string Name, int? Number) : Heard;

    public sealed record Unreadable(string Why) : Heard;
}
