using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Filing;

/// <summary>What has to be read of Jira before something can be written there: its tools, then its projects.</summary>
internal static class JiraDesk
{
    private const string Usual = "Task";
    private static readonly CallTarget s_target = new(null, null, "Jira");

    public static Next? Tools(CaseState state) =>
        Steps.Reads(
            state,
            new OutsideCall
            {
                Key = ToolsKey(state),
                Surface = Surface.Jira,
                Request = new CallRequest.Handshake(JiraTools.Server, "tools/list"),
                Target = s_target,
                Purpose = "connecting to the Jira MCP server and listing its tools",
                Effect = Effect.Read,
            }
        );

    public static Next? Projects(CaseState state, ToolSchema schema, string? site) =>
        Steps.Reads(
            state,
            new OutsideCall
            {
                Key = ProjectsKey(state, site),
                Surface = Surface.Jira,
                Request = new CallRequest.Tool(
                    JiraTools.Server,
                    JiraTools.ListProjects,
                    JiraArguments.ForProjects(schema, site)
                ),
                Target = s_target,
                Purpose = "asking in which Jira projects you may file",
                Effect = Effect.Read,
            }
        );

    public static ToolSchema? Tool(CaseState state, string name) =>
        (state.Reading(ToolsKey(state)) as CallReading.Tools)?.Listed.FirstOrDefault(tool =>
            string.Equals(tool.Name, name, StringComparison.Ordinal)
        );

    /// <summary>Why the tools are not known; null where they are.</summary>
    public static string? Failure(CaseState state) =>
        state.Reading(ToolsKey(state)) is CallReading.Tools
            ? null
            : state.Call(ToolsKey(state))?.Failure ?? "not reached";

    /// <summary>Empty where the list was not answered.</summary>
    public static ImmutableArray<TicketProject> ProjectsOf(CaseState state, string? site) =>
        (state.Reading(ProjectsKey(state, site)) as CallReading.Projects)?.Items ?? [];

    public static string? ProjectsFailure(CaseState state, string? site) =>
        state.Call(ProjectsKey(state, site))?.Failure;

    /// <summary>The type of a ticket for a person to act on, among those that the project has.</summary>
    public static string IssueType(TicketProject? project) =>
        project is not { IssueTypes: { IsEmpty: false } types }
            ? Usual
            : types.FirstOrDefault(type => string.Equals(type, Usual, StringComparison.OrdinalIgnoreCase))
                ?? types.FirstOrDefault(type => type.Contains("Incident", StringComparison.OrdinalIgnoreCase))
                ?? types[0];

    private static string ToolsKey(CaseState state) => CallKeys.Of(state.Scope, "jira tools");

    private static string ProjectsKey(CaseState state, string? site) =>
        CallKeys.Of($"{state.Scope}.{site ?? "jira"}", "jira projects");
}
