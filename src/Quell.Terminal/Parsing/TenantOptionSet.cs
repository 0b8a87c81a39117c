using System.CommandLine;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

/// <summary><c>--tenant</c>, <c>--mcp-config</c>, <c>--surfaces</c> and <c>--knowledge</c>, and that the first two exclude each other.</summary>
internal sealed class TenantOptionSet
{
    private readonly Option<TenantChoice.Embedded?> _tenant = new("--tenant")
    {
        Description = "The tenant inside the program, for practice",
        HelpName = "embedded[:SCENARIO]",
        CustomParser = Values.Tenant,
    };

    private readonly Option<string?> _mcpConfig = new("--mcp-config")
    {
        Description = "A file of the mcpServers convention that names secure-mcp-server",
        HelpName = "FILE",
        CustomParser = Values.Path("--mcp-config"),
    };

    private readonly Option<SurfaceChoice?> _surfaces = new("--surfaces")
    {
        Description = "Where kubectl, aws and ticket desks go",
        HelpName = "embedded|real",
        CustomParser = Values.Surfaces,
    };

    private readonly Option<string?> _knowledge = new("--knowledge")
    {
        Description = "A folder with your own threat patterns, action cards and words",
        HelpName = "DIR",
        CustomParser = Values.Path("--knowledge"),
    };

    public void AddTo(Command command)
    {
        command.Add(_tenant);
        command.Add(_mcpConfig);
        command.Add(_surfaces);
        command.Add(_knowledge);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_tenant) is not null && result.GetResult(_mcpConfig) is not null)
            {
                result.AddError("--tenant and --mcp-config name two tenants; a run has one");
            }
        });
    }

    public TenantOptions Read(ParseResult parsed) =>
        new()
        {
            Tenant = Choice(parsed),
            Surfaces = parsed.GetValue(_surfaces),
            Knowledge = parsed.GetValue(_knowledge),
        };

    private TenantChoice Choice(ParseResult parsed)
    {
        if (parsed.GetValue(_tenant) is { } embedded)
        {
            return embedded;
        }

        return parsed.GetValue(_mcpConfig) is { } path ? new TenantChoice.McpConfig(path) : new TenantChoice.Unsaid();
    }
}
