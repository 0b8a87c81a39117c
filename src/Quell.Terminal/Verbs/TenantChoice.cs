namespace Quell.Terminal.Verbs;

/// <summary>Which tenant the person asked for on the command line.</summary>
public abstract record TenantChoice
{
    private TenantChoice() { }

    /// <summary>Nothing was said: the configured one, if there is any.</summary>
    public sealed record Unsaid : TenantChoice;

    /// <summary><c>--tenant embedded[:SCENARIO]</c>, or <c>--scenario FILE</c>.</summary>
    /// <param name="Scenario">Lower-case letters, digits and dashes; null when none was named.</param>
    /// <param name="File">The person's own scenario, as typed; null when none was given.</param>
    public sealed record Embedded(string? Scenario, string? File = null) : TenantChoice;

    /// <summary><c>--mcp-config FILE</c>: a file of the <c>mcpServers</c> convention. The path is as typed.</summary>
    public sealed record McpConfig(string Path) : TenantChoice;
}
