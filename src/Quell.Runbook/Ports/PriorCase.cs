namespace Quell.Runbook.Ports;

/// <summary>A case file that an investigation left behind.</summary>
public abstract record PriorCase
{
    private PriorCase() { }

    public sealed record None : PriorCase;

    /// <summary>There is one and it is not trusted: not a regular file of this user, writable by others, too large.</summary>
    public sealed record Ignored(string Path, string Why) : PriorCase;

    /// <summary>The file as it is, as data: Markdown, or HTML that carries it.</summary>
    /// <param name="WrittenAt">UTC: the time in its name or that of its last change, whichever is earlier.</param>
    public sealed record Read(string Path, string Text, DateTimeOffset WrittenAt) : PriorCase;
}
