namespace Quell.Terminal.Verbs;

/// <summary>Which tenant the person asked for on the command line.</summary>
public abstract record TenantChoice
{
    private TenantChoice() { }

    /// <summary>Nothing was said: the configured one, if there is any.</summary>
    public sealed record Unsaid : TenantChoice;

    /// <summary><c>--tenant embedded[:SCENARIO]</c>.</summary>
    /// <param name="Scenario">Lower-case letters, digits and dashes; null when none was named.</param>
    public sealed record Embedded(string? Scenario) : TenantChoice;

    /// <summary><c>--mcp-config FILE</c>: a file of the <c>mcpServers</c> convention. The path is as typed.</summary>
    public sealed record McpConfig(string Path) : TenantChoice;
}
