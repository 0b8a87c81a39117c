using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Quell.Lab.Desks;

/// <summary>The tools of the practice Jira, in the spelling of the Atlassian server that people mostly have.</summary>
internal static class PracticeJiraTools
{
    public const string Projects = "getVisibleJiraProjects";
    public const string Create = "createJiraIssue";
    public const string Comment = "addCommentToJiraIssue";

    public static readonly IReadOnlyList<Tool> All =
    [
        Tool(
            Projects,
            "Lists the projects in which you may file.",
            """{"type":"object","properties":{"searchString":{"type":"string"},"expandIssueTypes":{"type":"boolean"}}}"""
        ),
        Tool(
            Create,
            "Creates an issue.",
            """{"type":"object","properties":{"projectKey":{"type":"string"},"issueTypeName":{"type":"string"},"summary":{"type":"string"},"description":{"type":"string","description":"In Markdown"},"additional_fields":{"type":"object","description":"Further fields, such as labels"}},"required":["projectKey","issueTypeName","summary"]}"""
        ),
        Tool(
            Comment,
            "Adds a comment to an issue.",
            """{"type":"object","properties":{"issueIdOrKey":{"type":"string"},"commentBody":{"type":"string","description":"In Markdown"}},"required":["issueIdOrKey","commentBody"]}"""
        ),
    ];

    private static Tool Tool(string name, string description, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new Tool
        {
            Name = name,
            Description = description,
            InputSchema = document.RootElement.Clone(),
        };
    }
}
