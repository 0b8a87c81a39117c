namespace Quell.Lab.Tools;

/// <summary>How each tool begins its error texts.</summary>
internal static class Doing
{
    public static ToolAnswer.Refusal Refuse(string tool, int status, string type, string message) =>
        new(Words(tool), status, type, message);

    private static string Words(string tool) =>
        tool switch
        {
            "list_runtime_events" => "error listing events",
            "get_event_info" => "error retrieving event",
            "get_event_process_tree" => "error retrieving process tree",
            "run_sysql" => "SysQL query failed",
            "list_response_actions" => "error listing response actions",
            "submit_response_action" => "error submitting response action",
            "get_response_action_status" => "error retrieving response action execution",
            "list_response_action_executions" => "error listing response action executions",
            "undo_response_action" => "error undoing response action",
            "get_capture_storage" => "error retrieving capture storage",
            _ => "error retrieving customer settings",
        };
}
