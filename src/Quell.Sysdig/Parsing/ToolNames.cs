using System.Collections.Immutable;

namespace Quell.Sysdig.Parsing;

/// <summary>The eleven tools of the runbook's <c>allowed-tools</c>.</summary>
internal static class ToolNames
{
    public const string CustomerSettings = "get_customer_settings";
    public const string ListActions = "list_response_actions";
    public const string Submit = "submit_response_action";
    public const string Status = "get_response_action_status";
    public const string ListExecutions = "list_response_action_executions";
    public const string Undo = "undo_response_action";
    public const string CaptureStorage = "get_capture_storage";
    public const string ListEvents = "list_runtime_events";
    public const string EventInfo = "get_event_info";
    public const string ProcessTree = "get_event_process_tree";
    public const string Sysql = "run_sysql";

    public static readonly ImmutableArray<string> Writes = [Submit, Undo];

    public static readonly ImmutableArray<string> Reads =
    [
        CustomerSettings,
        ListActions,
        Status,
        ListExecutions,
        CaptureStorage,
        ListEvents,
        EventInfo,
        ProcessTree,
        Sysql,
    ];

    public static bool IsRead(string tool) => Reads.Contains(tool, StringComparer.Ordinal);

    public static bool IsWrite(string tool) => Writes.Contains(tool, StringComparer.Ordinal);
}
