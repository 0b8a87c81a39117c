namespace Quell.Runbook.Ports;

/// <summary>A case file that an investigation left behind.</summary>
public abstract record PriorCase
{
    private PriorCase() { }

    public sealed record None : PriorCase;

    /// <summary>There is one and it is not trusted: not a regular file of this user, writable by others, too large.</summary>
    public sealed record Ignored(string Path, string Why) : PriorCase;

    /// <summary>Header and summary, as data. They say what and where, and supply no parameter.</summary>
    /// <param name="ModifiedAt">UTC.</param>
    public sealed record Read(string Path, string Title, string Header, string Summary, DateTimeOffset ModifiedAt)
        : PriorCase;
}
