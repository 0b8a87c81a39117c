namespace Quell.Sysdig;

/// <summary>Bounds of the talk with the MCP server.</summary>
public sealed record SysdigOptions
{
    public static readonly SysdigOptions Default = new();

    /// <summary>From starting the server to its list of tools.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the answer to a read.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to a submit or an undo.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest wait before a read is asked again, all waits of one read together.</summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many reads are in flight at once.</summary>
    public int ReadsAtOnce { get; init; } = 8;

    /// <summary>Longest message from the server, in bytes.</summary>
    /// <value>Eight MiB: 200 events, the most that a page has, of 40 KB each.</value>
    public int MaxMessageBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most JSON tokens of a message, and of a text in it that is read as JSON.</summary>
    /// <value>250,000: 200 events of 600 fields each.</value>
    public int MaxMessageTokens { get; init; } = 250_000;

    /// <summary>Most of an answer that is kept as evidence, in bytes.</summary>
    public int MaxEvidenceBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most pages of the list of tools.</summary>
    public int MaxToolPages { get; init; } = 20;

    /// <summary>Most tools that are remembered.</summary>
    public int MaxTools { get; init; } = 500;
}
