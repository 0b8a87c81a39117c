namespace Quell.Runbook.Filing;

/// <summary>The tools of the Jira server, by their exact names.</summary>
public static class JiraTools
{
    /// <summary>The name under which the server is registered.</summary>
    public const string Server = "atlassian";

    public const string ListProjects = "getVisibleJiraProjects";
    public const string CreateIssue = "createJiraIssue";

    /// <summary>Not among the runbook's tools; see docs/guide/guardrails.md.</summary>
    public const string AddComment = "addCommentToJiraIssue";
}
