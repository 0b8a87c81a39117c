namespace Quell.Terminal.Verbs;

/// <summary><c>quell tenant serve SCENARIO</c>: an MCP server on standard input and output.</summary>
public sealed record TenantServeOptions
{
    /// <summary>Lower-case letters, digits and dashes.</summary>
    public required string Scenario { get; init; }

    /// <summary>The file in which the tenant remembers what was submitted, as typed; null remembers nothing.</summary>
    public string? Memory { get; init; }
}
