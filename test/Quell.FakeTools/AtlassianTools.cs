using System.Text.Json.Nodes;

namespace Quell.FakeTools;

/// <summary>Tools and answers of each style.</summary>
internal static class AtlassianTools
{
    private const string CamelCase = """
        {"tools":[
        {"name":"getVisibleJiraProjects","inputSchema":{"type":"object","properties":{"cloudId":{"type":"string"},"searchString":{"type":"string"},"action":{"type":"string"},"expandIssueTypes":{"type":"boolean"}},"required":["cloudId"]}},
        {"name":"createJiraIssue","inputSchema":{"type":"object","properties":{"cloudId":{"type":"string"},"projectKey":{"type":"string"},"issueTypeName":{"type":"string"},"summary":{"type":"string"},"description":{"type":"string","description":"Markdown"},"additional_fields":{"type":"object"}},"required":["cloudId","projectKey","issueTypeName","summary"]}},
        {"name":"addCommentToJiraIssue","inputSchema":{"type":"object","properties":{"cloudId":{"type":"string"},"issueIdOrKey":{"type":"string"},"commentBody":{"type":"string"}},"required":["cloudId","issueIdOrKey","commentBody"]}}
        ]}
        """;

    private const string SnakeCase = """
        {"tools":[
        {"name":"getVisibleJiraProjects","inputSchema":{"type":"object","properties":{}}},
        {"name":"createJiraIssue","inputSchema":{"type":"object","properties":{"project_key":{"type":"string"},"issue_type":{"type":"string"},"summary":{"type":"string"},"description":{"type":"string","description":"Body in Jira wiki markup"},"labels":{"type":"array","items":{"type":"string"}}},"required":["project_key","issue_type","summary"]}}
        ]}
        """;

    private const string Nested = """
        {"tools":[
        {"name":"getVisibleJiraProjects","inputSchema":{"type":"object","properties":{}}},
        {"name":"createJiraIssue","inputSchema":{"type":"object","properties":{"fields":{"type":"object"}},"required":["fields"]}}
        ]}
        """;

    public static string Of(string style) =>
        style switch
        {
            "snake" => SnakeCase,
            "nested" => Nested,
            _ => CamelCase,
        };

    public static JsonNode? Answer(string style, string tool) =>
        (style, tool) switch
        {
            ("snake", "getVisibleJiraProjects") => Text(
                """[{"key":"SEC","name":"Security","issue_types":["Bug","Task"]}]"""
            ),
            (_, "getVisibleJiraProjects") => Text(
                """{"values":[{"key":"SEC","name":"Security","issueTypes":[{"name":"Sub-task","subtask":true},{"name":"Task","subtask":false}]},{"key":"OPS","name":"Operations"}]}"""
            ),
            ("refusing", "createJiraIssue") => Error(
                """{"errorMessages":[],"errors":{"project":"You do not have permission to create issues in this project."},"status":403}"""
            ),
            ("mumbling", "createJiraIssue") => Text("ok"),
            ("polite", "createJiraIssue") => Text("""{"error":"Field 'priority' is required","status":400}"""),
            ("snake", "createJiraIssue") => Text("Created issue SEC-41: https://jira.example.com/browse/SEC-41"),
            ("nested", "createJiraIssue") => Text(
                """{"issue":{"key":"SEC-42","url":"https://jira.example.com/browse/SEC-42"}}"""
            ),
            (_, "createJiraIssue") => Text(
                """{"id":"10041","key":"SEC-40","self":"https://example.atlassian.net/rest/api/3/issue/10041"}"""
            ),
            (_, "addCommentToJiraIssue") => Text(
                """{"id":"10100","self":"https://example.atlassian.net/rest/api/3/issue/10041/comment/10100"}"""
            ),
            _ => null,
        };

    private static JsonObject Text(string text) =>
        new() { ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }) };

    private static JsonObject Error(string text)
    {
        var said = Text(text);
        said["isError"] = true;
        return said;
    }
}
