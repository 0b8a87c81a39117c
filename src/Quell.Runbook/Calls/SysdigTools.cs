using System.Collections.Immutable;

namespace Quell.Runbook.Calls;

/// <summary>The eleven tools of the runbook, by their exact names.</summary>
public static class SysdigTools
{
    /// <summary>The name under which the server is registered.</summary>
    public const string Server = "secure-mcp-server";

    public const string ListEvents = "list_runtime_events";
    public const string GetEvent = "get_event_info";
    public const string GetProcessTree = "get_event_process_tree";
    public const string RunSysql = "run_sysql";
    public const string GetSettings = "get_customer_settings";
    public const string ListActions = "list_response_actions";
    public const string Submit = "submit_response_action";
    public const string GetStatus = "get_response_action_status";
    public const string ListExecutions = "list_response_action_executions";
    public const string Undo = "undo_response_action";
    public const string GetStorage = "get_capture_storage";

    /// <summary>Without these nothing can be remediated.</summary>
    public static readonly ImmutableArray<string> Response =
    [
        ListActions,
        Submit,
        GetStatus,
        ListExecutions,
        Undo,
        GetStorage,
    ];

    public static readonly ImmutableArray<string> All =
    [
        ListEvents,
        GetEvent,
        GetProcessTree,
        RunSysql,
        GetSettings,
        .. Response,
    ];
}
