namespace Quell.Domain;

/// <summary>How a <see cref="Status"/> is spelled wherever a person or a program reads it.</summary>
public static class StatusWords
{
    public static string Word(this Status status) =>
        status switch
        {
            Status.Done => "done",
            Status.Pending => "pending",
            Status.InProgress => "in_progress",
            Status.Failed => "failed",
            Status.Skipped => "skipped",
            Status.Cleared => "cleared",
            Status.StillActive => "still_active",
            Status.Inconclusive => "inconclusive",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
}
