namespace Quell.Runbook.Ports;

/// <summary>How the run of a program ended.</summary>
public abstract record ProgramOutcome
{
    private ProgramOutcome() { }

    /// <param name="Output">Standard output, whole.</param>
    /// <param name="Error">Standard error as text, bounded.</param>
    public sealed record Exited(int Code, ReadOnlyMemory<byte> Output, string Error) : ProgramOutcome;

    /// <summary>It was not started: nothing was asked of anybody.</summary>
    public sealed record NotStarted(string Why) : ProgramOutcome;

    /// <summary>It was ended because its time was up; a write may have reached its target.</summary>
    public sealed record TimedOut(TimeSpan After, string Error) : ProgramOutcome;

    /// <summary>It was ended because it printed more than may be kept.</summary>
    public sealed record TooMuch(long Most) : ProgramOutcome;
}
