using System.Collections.Immutable;

namespace Quell.Lab.Tools;

/// <summary>The eleven tools of the runbook.</summary>
internal static class Toolbox
{
    private const string EventsRead = "policy-events.read";
    private const string ContainmentExec = "containment-response-actions.exec";
    private const string ContainmentRead = "containment-response-actions.read";
    private const string GatheringExec = "data-gathering-response-actions.exec";
    private const string GatheringRead = "data-gathering-response-actions.read";

    private static readonly ToolArgument s_execution = new(
        "action_execution_id",
        "string",
        true,
        1,
        64,
        "Id of an action execution"
    );

    private static readonly ToolArgument s_event = new("event_id", "string", true, 1, 64, "Id of a runtime event");

    public static ImmutableArray<ToolDefinition> All { get; } =
    [
        Read(
            "list_runtime_events",
            "Lists runtime security events of the last hours, newest first.",
            [EventsRead],
            []
        ) with
        {
            Arguments =
            [
                new("scope_hours", "integer", false, 1, 336, "Whole hours back from now (default 1)"),
                new("limit", "integer", false, 1, 200, "Most events in one page (default 50)"),
                new(
                    "filter_expr",
                    "string",
                    false,
                    0,
                    2048,
                    "Terms such as ruleName = \"x\" or severity in (\"0\",\"1\"), joined by and; no grouping"
                ),
                new("cursor", "string", false, 1, 256, "page.next or page.prev of an earlier answer"),
            ],
        },
        Read("get_event_info", "Gets one runtime event.", [EventsRead], []) with
        {
            Arguments = [s_event],
        },
        Read("get_event_process_tree", "Gets the process tree of one event.", [EventsRead], []) with
        {
            Arguments = [s_event],
        },
        Read("run_sysql", "Runs one SysQL query over the security graph.", ["sage.exec", "risks.read"], []) with
        {
            Arguments =
            [
                new("sysql_query", "string", true, 1, 8192, "The query, e.g. MATCH KubeWorkload AS w RETURN w;"),
            ],
        },
        Read("get_customer_settings", "Gets who this tenant is.", [], []),
        Read("list_response_actions", "Lists the response actions on offer.", [], [ContainmentExec, GatheringExec]) with
        {
            Arguments =
            [
                new("context_event_id", "string", false, 1, 64, "Only what can run in the context of this event"),
            ],
        },
        Read("submit_response_action", "Submits one response action.", [], [ContainmentExec, GatheringExec]) with
        {
            ReadOnly = false,
            Arguments =
            [
                new("action_type", "string", true, 1, 64, "A type from list_response_actions"),
                new("parameters", "object", true, 0, 50, "Its parameters by name"),
                new("caller_id", "string", false, 1, 128, "A name of the caller's to find the execution by"),
            ],
        },
        Read("get_response_action_status", "Gets one action execution.", [], [ContainmentRead, GatheringRead]) with
        {
            Arguments = [s_execution],
        },
        Read(
            "list_response_action_executions",
            "Lists action executions, newest first.",
            [],
            [ContainmentRead, GatheringRead]
        ) with
        {
            Arguments =
            [
                new("limit", "integer", false, 1, 200, "Most executions in one page (default 25)"),
                new("offset", "integer", false, 0, 1_000_000, "How many to leave out (default 0)"),
                new("caller_id", "string", false, 1, 128, "Only those submitted under this name"),
                new("from", "integer", false, 0, long.MaxValue, "Nanoseconds since 1970; with to"),
                new("to", "integer", false, 0, long.MaxValue, "Nanoseconds since 1970; at most two weeks after from"),
            ],
        },
        Read("undo_response_action", "Undoes one completed action.", [], [ContainmentExec, GatheringExec]) with
        {
            ReadOnly = false,
            Arguments =
            [
                s_execution,
                new("caller_id", "string", false, 1, 128, "A name of the caller's to find the execution by"),
            ],
        },
        Read("get_capture_storage", "Gets where captures and artifacts are stored.", ["sysdig-storage.read"], []),
    ];

    private static ToolDefinition Read(
        string name,
        string description,
        ImmutableArray<string> all,
        ImmutableArray<string> any
    ) => new(name, description, true, all, any, []);
}
