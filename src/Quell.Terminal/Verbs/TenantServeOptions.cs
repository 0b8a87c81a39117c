namespace Quell.Terminal.Verbs;

/// <summary><c>quell tenant serve</c>: an MCP server on standard input and output, or over HTTP on this machine.</summary>
public sealed record TenantServeOptions
{
    /// <summary>A scenario by name, or a file of the person's own.</summary>
    public required TenantChoice.Embedded Tenant { get; init; }

    /// <summary>The port to serve HTTP on, 0 for any that is free; null for standard input and output.</summary>
    public int? Port { get; init; }

    /// <summary>The file in which the tenant remembers what was submitted, as typed; null remembers nothing.</summary>
    public string? Memory { get; init; }
}
