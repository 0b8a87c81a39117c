using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Terminal.Configuration;

/// <summary>Everything that can be set. <c>--surfaces</c> is not here: real surfaces for practice are asked for each time.</summary>
public static class SettingCatalog
{
    public const string Prefix = "QUELL_";
    private const string TenantGroup = "tenant";
    private const string Seconds = "SECONDS";
    private const string Second = "seconds";

    public static readonly Setting Tenant = new(
        "tenant",
        "--tenant",
        "embedded[:SCENARIO]",
        "The tenant inside the program, for practice",
        new SettingForm.Practice()
    )
    {
        Group = TenantGroup,
    };

    public static readonly Setting McpConfig = new(
        "mcp-config",
        "--mcp-config",
        "FILE",
        "A file of the mcpServers convention that names secure-mcp-server",
        new SettingForm.Location()
    )
    {
        Group = TenantGroup,
    };

    public static readonly Setting State = new(
        "state",
        "--state",
        "DIR",
        "The folder that holds the cases",
        new SettingForm.Location(),
        "$XDG_STATE_HOME/quell, or ~/.local/state/quell"
    );

    public static readonly Setting CaseFiles = new(
        "case-files",
        "--case-files",
        "DIR",
        "The folder of investigations' case files",
        new SettingForm.Location(),
        "/tmp"
    )
    {
        IsRare = true,
    };

    public static readonly Setting Knowledge = new(
        "knowledge",
        "--knowledge",
        "DIR",
        "A folder with your own threat patterns, action cards and words",
        new SettingForm.Location(),
        "only $XDG_CONFIG_HOME/quell/knowledge, or ~/.config/quell/knowledge"
    );

    public static readonly Setting Plain = new(
        "plain",
        "--plain",
        "",
        "Plain lines and line answers, as on a pipe",
        new SettingForm.Switch(),
        "false"
    );

    public static readonly Setting KubectlContext = new(
        "kubectl.context",
        "--context",
        "NAME",
        "The kubectl context, not the current one",
        new SettingForm.Named(Alphabet.KubeContext)
    );

    public static readonly Setting AwsProfile = new(
        "aws.profile",
        "--profile",
        "NAME",
        "The aws profile, not the usual one",
        new SettingForm.Named(Alphabet.AwsProfile)
    );

    public static readonly Setting WatchInterval = new(
        "watch.interval",
        "--watch-interval",
        Seconds,
        "Between two polls of the watcher",
        new SettingForm.Whole(1, 300, Second),
        "30"
    );

    public static readonly Setting WatchPolls = new(
        "watch.polls",
        "--watch-polls",
        "N",
        "How often the watcher polls",
        new SettingForm.Whole(1, 60, "polls"),
        "10"
    );

    public static readonly Setting ConnectTimeout = Time("connect", 60, "To reach the MCP server", 10);
    public static readonly Setting ReadTimeout = Time("read", 300, "For the answer of the MCP server to a read", 30);
    public static readonly Setting SubmitTimeout = Time("submit", 60, "For its answer to a submit or an undo", 60);
    public static readonly Setting KubectlTimeout = Time(
        "kubectl",
        120,
        "For each request of kubectl while it reads; a whole list may take three times that",
        20
    );
    public static readonly Setting AwsTimeout = Time("aws", 300, "For one run of aws", 30);
    public static readonly Setting ExecutionTimeout = Time(
        "execution",
        3600,
        "Until a HOST or CLUSTER action that does not end counts as pending",
        180
    );
    public static readonly Setting CloudExecutionTimeout = Time(
        "cloud-execution",
        3600,
        "Until a CLOUD action that does not end counts as pending",
        360
    );

    public static readonly Setting ReadsAtOnce = new(
        "reads-at-once",
        "--reads-at-once",
        "N",
        "How many reads of the MCP server run side by side",
        new SettingForm.Whole(1, 8, "reads"),
        "8"
    )
    {
        IsRare = true,
    };

    public static readonly Setting TelemetryEndpoint = new(
        "telemetry.endpoint",
        null,
        "URL",
        "Where traces and metrics of the program's own work are sent, as OTLP over HTTP; nothing is sent where it is not set",
        new SettingForm.Address()
    )
    {
        OtherVariable = "OTEL_EXPORTER_OTLP_ENDPOINT",
    };

    public static readonly ImmutableArray<Setting> All =
    [
        Tenant,
        McpConfig,
        State,
        CaseFiles,
        Knowledge,
        Plain,
        KubectlContext,
        AwsProfile,
        WatchInterval,
        WatchPolls,
        ConnectTimeout,
        ReadTimeout,
        SubmitTimeout,
        KubectlTimeout,
        AwsTimeout,
        ExecutionTimeout,
        CloudExecutionTimeout,
        ReadsAtOnce,
        TelemetryEndpoint,
    ];

    public static Setting? OfKey(string key) =>
        All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.Ordinal));

    public static Setting? OfFlag(string flag) =>
        All.FirstOrDefault(setting => string.Equals(setting.Flag, flag, StringComparison.Ordinal));

    private static Setting Time(string name, int most, string does, int usual) =>
        new(
            $"timeouts.{name}",
            $"--{name}-timeout",
            Seconds,
            does,
            new SettingForm.Whole(1, most, Second),
            usual.ToString(System.Globalization.CultureInfo.InvariantCulture)
        )
        {
            IsRare = true,
        };
}
