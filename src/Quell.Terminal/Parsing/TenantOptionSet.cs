using System.CommandLine;
using Quell.Domain.Text;
using Quell.Terminal.Configuration;
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

    private readonly Option<string?> _scenario = ScenarioFile();

    private readonly Option<SurfaceChoice?> _surfaces = new("--surfaces")
    {
        Description = "Where kubectl, aws and ticket desks go",
        HelpName = "embedded|real",
        CustomParser = Values.Surfaces,
    };

    private readonly Option<string?> _context = new("--context")
    {
        Description = "The kubectl context, not the current one",
        HelpName = "NAME",
        CustomParser = Values.Named("--context", Alphabet.KubeContext),
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "The aws profile, not the usual one",
        HelpName = "NAME",
        CustomParser = Values.Named("--profile", Alphabet.AwsProfile),
    };

    private readonly Option<string?> _knowledge = new("--knowledge")
    {
        Description = "A folder with your own threat patterns, action cards and words",
        HelpName = "DIR",
        CustomParser = Values.Path("--knowledge"),
    };

    private readonly Option<int?> _connect = Rare(SettingCatalog.ConnectTimeout);
    private readonly Option<int?> _read = Rare(SettingCatalog.ReadTimeout);
    private readonly Option<int?> _submit = Rare(SettingCatalog.SubmitTimeout);
    private readonly Option<int?> _kubectlTime = Rare(SettingCatalog.KubectlTimeout);
    private readonly Option<int?> _awsTime = Rare(SettingCatalog.AwsTimeout);
    private readonly Option<int?> _execution = Rare(SettingCatalog.ExecutionTimeout);
    private readonly Option<int?> _cloudExecution = Rare(SettingCatalog.CloudExecutionTimeout);
    private readonly Option<int?> _readsAtOnce = Rare(SettingCatalog.ReadsAtOnce);

    /// <summary>The option that every verb spells alike.</summary>
    public static Option<string?> ScenarioFile() =>
        new("--scenario")
        {
            Description = "A scenario of your own for the tenant inside the program",
            HelpName = "FILE",
            CustomParser = Values.Path("--scenario"),
        };

    public void AddTo(Command command)
    {
        command.Add(_tenant);
        command.Add(_scenario);
        command.Add(_mcpConfig);
        command.Add(_surfaces);
        command.Add(_context);
        command.Add(_profile);
        command.Add(_knowledge);
        command.Add(_connect);
        command.Add(_read);
        command.Add(_submit);
        command.Add(_kubectlTime);
        command.Add(_awsTime);
        command.Add(_execution);
        command.Add(_cloudExecution);
        command.Add(_readsAtOnce);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_mcpConfig) is null)
            {
                if (result.GetResult(_scenario) is not null && result.GetValue(_tenant)?.Scenario is not null)
                {
                    result.AddError("--tenant and --scenario name two scenarios; a run has one");
                }
            }
            else if (result.GetResult(_tenant) is not null || result.GetResult(_scenario) is not null)
            {
                result.AddError("--tenant or --scenario and --mcp-config name two tenants; a run has one");
            }
        });
    }

    public TenantOptions Read(ParseResult parsed) =>
        new()
        {
            Tenant = Choice(parsed),
            Surfaces = parsed.GetValue(_surfaces),
            KubeContext = parsed.GetValue(_context),
            AwsProfile = parsed.GetValue(_profile),
            Knowledge = parsed.GetValue(_knowledge),
            ConnectTimeout = Time(parsed, _connect),
            ReadTimeout = Time(parsed, _read),
            SubmitTimeout = Time(parsed, _submit),
            KubectlTimeout = Time(parsed, _kubectlTime),
            AwsTimeout = Time(parsed, _awsTime),
            ExecutionTimeout = Time(parsed, _execution),
            CloudExecutionTimeout = Time(parsed, _cloudExecution),
            ReadsAtOnce = parsed.GetValue(_readsAtOnce),
        };

    private TenantChoice Choice(ParseResult parsed)
    {
        if (parsed.GetValue(_scenario) is { } file)
        {
            return new TenantChoice.Embedded(Scenario: null, file);
        }

        if (parsed.GetValue(_tenant) is { } embedded)
        {
            return embedded;
        }

        return parsed.GetValue(_mcpConfig) is { } path ? new TenantChoice.McpConfig(path) : new TenantChoice.Unsaid();
    }

    private static TimeSpan? Time(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static Option<int?> Rare(Setting setting) =>
        new(setting.Flag!)
        {
            Description = $"{setting.Does}: {setting.Range.Least} to {setting.Range.Most}, usually {setting.Usual}",
            HelpName = setting.HelpName,
            CustomParser = result => Values.Number(setting)(result),
        };
}
