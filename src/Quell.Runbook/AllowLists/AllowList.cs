using System.Collections.Frozen;
using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>
/// The runbook's <c>allowed-tools</c> as a grammar: what may leave the program at all, whoever asks and whoever approves.
/// </summary>
/// <remarks>
/// Pure. It knows shapes only; scope, grants and approvals are the gate's. The verb stands right after the program, as in
/// the runbook's entries; flags may follow in any order.
/// </remarks>
public sealed class AllowList(AllowListOptions options)
{
    private const string IncidentPost = "https://events.pagerduty.com/v2/enqueue";
    private const int MaxArguments = 256;
    private const int MaxArgumentLength = 65_536;

    private static readonly FrozenDictionary<(string Server, string Tool), AccessKind> s_tools = new Dictionary<
        (string, string),
        AccessKind
    >
    {
        [("secure-mcp-server", "list_runtime_events")] = AccessKind.Read,
        [("secure-mcp-server", "get_event_info")] = AccessKind.Read,
        [("secure-mcp-server", "get_event_process_tree")] = AccessKind.Read,
        [("secure-mcp-server", "run_sysql")] = AccessKind.Read,
        [("secure-mcp-server", "get_customer_settings")] = AccessKind.Read,
        [("secure-mcp-server", "list_response_actions")] = AccessKind.Read,
        [("secure-mcp-server", "submit_response_action")] = AccessKind.Write,
        [("secure-mcp-server", "get_response_action_status")] = AccessKind.Read,
        [("secure-mcp-server", "list_response_action_executions")] = AccessKind.Read,
        [("secure-mcp-server", "undo_response_action")] = AccessKind.Write,
        [("secure-mcp-server", "get_capture_storage")] = AccessKind.Read,
        [("atlassian", "getVisibleJiraProjects")] = AccessKind.Read,
        [("atlassian", CreateIssue)] = AccessKind.Write,
        [("atlassian", AddComment)] = AccessKind.Write,
    }.ToFrozenDictionary();

    private const string CreateIssue = "createJiraIssue";

    /// <summary>The one tool beyond the runbook's list: step F appends to the investigation's ticket, and no listed tool can.</summary>
    private const string AddComment = "addCommentToJiraIssue";

    /// <summary>The runbook's list, and the one tool that its step F needs beyond it.</summary>
    public static AllowList Runbook { get; } = new(new AllowListOptions());

    /// <summary>Checks one command line, the program's name first.</summary>
    public AllowVerdict Check(IReadOnlyList<string> argv)
    {
        if (argv.Count is 0 or > MaxArguments)
        {
            return Refuse(AllowRules.Argument, $"A command line has 1 to {MaxArguments} words.");
        }

        foreach (var argument in argv)
        {
            if (argument is null || argument.Length > MaxArgumentLength || !Printable.IsPlain(argument))
            {
                return Refuse(
                    AllowRules.Argument,
                    $"The word {Quote(argument)} is too long or holds hidden characters."
                );
            }
        }

        return argv[0] switch
        {
            "kubectl" => Kubectl.Check(argv),
            "aws" => Aws.Check(argv, options),
            _ => Refuse(AllowRules.Program, $"Only kubectl and aws are run, not {Quote(argv[0])}."),
        };
    }

    /// <summary>Checks one MCP tool by the name its server is registered under and its own exact name.</summary>
    public AllowVerdict CheckTool(string server, string tool) =>
        s_tools.TryGetValue((server, tool), out var access)
            ? new AllowVerdict.Allowed(access, $"{server} {tool}")
            {
                Verb = tool,
                IsFiling = tool is CreateIssue or AddComment,
            }
            : Refuse(AllowRules.Tool, $"The tool {Quote(tool)} of {Quote(server)} is not on the list.");

    /// <summary>Checks the address of an HTTP post: PagerDuty's events, nothing else.</summary>
    public AllowVerdict CheckPost(string url) =>
        string.Equals(url, IncidentPost, StringComparison.Ordinal) || (options.LoopbackEndpoints && Loopback.Is(url))
            ? new AllowVerdict.Allowed(AccessKind.Write, "POST " + url) { Verb = "POST", IsFiling = true }
            : Refuse(AllowRules.Url, $"Only {IncidentPost} is posted to, not {Quote(url)}.");

    internal static AllowVerdict.Refused Refuse(string rule, string why) => new(rule, why);

    internal static string Quote(string? outside) => $"'{Printable.Of(outside, 80)}'";
}
