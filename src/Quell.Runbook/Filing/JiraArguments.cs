using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Filing;

/// <summary>Arguments of the Jira tools in the spelling of the schemas that the server lists.</summary>
public static class JiraArguments
{
    /// <summary>Longest description that Jira keeps, in characters.</summary>
    public const int MostText = 32_000;

    private static readonly ImmutableArray<string> s_site =
    [
        "cloudId",
        "cloud_id",
        "siteUrl",
        "site_url",
        "site",
        "instance",
    ];
    private static readonly ImmutableArray<string> s_project =
    [
        "projectKey",
        "project_key",
        "projectIdOrKey",
        "project",
    ];
    private static readonly ImmutableArray<string> s_type =
    [
        "issueTypeName",
        "issue_type_name",
        "issueType",
        "issue_type",
        "issuetype",
        "type",
    ];
    private static readonly ImmutableArray<string> s_summary = ["summary", "title"];
    private static readonly ImmutableArray<string> s_description = ["description", "body"];
    private static readonly ImmutableArray<string> s_format = ["contentFormat", "content_format"];
    private static readonly ImmutableArray<string> s_labels = ["labels"];
    private static readonly ImmutableArray<string> s_more = ["additional_fields", "additionalFields", "custom_fields"];
    private static readonly ImmutableArray<string> s_issue =
    [
        "issueIdOrKey",
        "issueKey",
        "issue_key",
        "issueId",
        "issue_id",
        "key",
    ];
    private static readonly ImmutableArray<string> s_comment =
    [
        "commentBody",
        "comment_body",
        "comment",
        "body",
        "text",
    ];

    /// <summary>True where the tool does not work without a site.</summary>
    public static bool NeedsSite(ToolSchema schema) =>
        schema.Arguments.Any(spec => spec.Required && s_site.Contains(spec.Name, StringComparer.Ordinal));

    public static JsonElement ForProjects(ToolSchema schema, string? site)
    {
        var arguments = new JsonObject();
        Put(arguments, schema, s_site, site);
        if (schema.Takes("expandIssueTypes"))
        {
            arguments["expandIssueTypes"] = true;
        }
        if (schema.Takes("action"))
        {
            arguments["action"] = "create";
        }
        return ToolArguments.Freeze(arguments);
    }

    /// <returns>Null, and what is missing, where the schema has no place for what a ticket is made of, or asks for more.</returns>
    public static (JsonElement? Arguments, string? Missing) ForIssue(
        ToolSchema schema,
        string? site,
        string project,
        string issueType,
        ImmutableArray<string> labels,
        TicketDocument document
    )
    {
        if (schema.Arguments.IsEmpty)
        {
            return (null, $"{schema.Name} lists no arguments");
        }
        var arguments = new JsonObject();
        Put(arguments, schema, s_site, site);
        if (schema.Takes("fields") && Spelling(schema, s_summary) is null)
        {
            arguments["fields"] = new JsonObject
            {
                ["project"] = new JsonObject { ["key"] = project },
                ["issuetype"] = new JsonObject { ["name"] = issueType },
                ["summary"] = document.Summary,
                ["description"] = TicketMarkup.Adf(Fit(document, one => TicketMarkup.Adf(one).ToJsonString().Length)),
                ["labels"] = Array(labels),
            };
            return Whole(schema, arguments);
        }
        if (!Put(arguments, schema, s_project, project))
        {
            return (null, $"{schema.Name} has no argument for the project");
        }
        if (!Put(arguments, schema, s_summary, document.Summary))
        {
            return (null, $"{schema.Name} has no argument for the summary");
        }
        if (!PutText(arguments, schema, s_description, document))
        {
            return (null, $"{schema.Name} has no argument for the description");
        }
        Put(arguments, schema, s_type, issueType);
        PutLabels(arguments, schema, labels);
        return Whole(schema, arguments);
    }

    /// <summary>The same for a comment on an issue.</summary>
    public static (JsonElement? Arguments, string? Missing) ForComment(
        ToolSchema schema,
        string? site,
        string issue,
        TicketDocument document
    )
    {
        var arguments = new JsonObject();
        Put(arguments, schema, s_site, site);
        if (!Put(arguments, schema, s_issue, issue))
        {
            return (null, $"{schema.Name} has no argument for the issue");
        }
        return PutText(arguments, schema, s_comment, document)
            ? Whole(schema, arguments)
            : (null, $"{schema.Name} has no argument for the comment");
    }

    /// <summary>The value of an argument by any of its spellings, as text; null where there is none.</summary>
    public static string? ProjectOf(JsonElement arguments) => Text(arguments, s_project);

    public static string? TypeOf(JsonElement arguments) => Text(arguments, s_type);

    private static (JsonElement? Arguments, string? Missing) Whole(ToolSchema schema, JsonObject arguments)
    {
        var missing = schema
            .Arguments.Where(spec => spec.Required && !arguments.ContainsKey(spec.Name))
            .Select(spec => spec.Name)
            .ToList();
        return missing.Count == 0
            ? (ToolArguments.Freeze(arguments), null)
            : (null, $"{schema.Name} also asks for {string.Join(", ", missing)}");
    }

    /// <summary>A tree where the schema takes an object or names the format, the older notation where it says so, else Markdown.</summary>
    private static bool PutText(
        JsonObject arguments,
        ToolSchema schema,
        ImmutableArray<string> names,
        TicketDocument document
    )
    {
        if (Spelling(schema, names) is not { } name)
        {
            return false;
        }
        var spec = schema.Arguments.First(spec => string.Equals(spec.Name, name, StringComparison.Ordinal));
        if (Spelling(schema, s_format) is { } format)
        {
            arguments[format] = "markdown";
            arguments[name] = Markdown(document);
            return true;
        }
        var said = spec.Description;
        var isTree =
            said.Contains("Atlassian Document", StringComparison.OrdinalIgnoreCase)
            || said.Contains("ADF", StringComparison.Ordinal);
        var isMarkdown = said.Contains("Markdown", StringComparison.OrdinalIgnoreCase);
        arguments[name] = spec.Type switch
        {
            "object" => TicketMarkup.Adf(Fit(document, one => TicketMarkup.Adf(one).ToJsonString().Length)),
            _ when isTree && !isMarkdown => TicketMarkup
                .Adf(Fit(document, one => TicketMarkup.Adf(one).ToJsonString().Length))
                .ToJsonString(),
            _ when !isMarkdown && said.Contains("wiki", StringComparison.OrdinalIgnoreCase) => TicketMarkup.Wiki(
                Fit(document, one => TicketMarkup.Wiki(one).Length)
            ),
            _ => Markdown(document),
        };
        return true;
    }

    private static string Markdown(TicketDocument document) =>
        TicketMarkup.Markdown(Fit(document, one => TicketMarkup.Markdown(one).Length));

    private static TicketDocument Fit(TicketDocument document, Func<TicketDocument, int> size) =>
        document.Within(MostText, size);

    private static void PutLabels(JsonObject arguments, ToolSchema schema, ImmutableArray<string> labels)
    {
        if (Spelling(schema, s_labels) is { } name)
        {
            arguments[name] = IsList(schema, name) ? Array(labels) : string.Join(",", labels);
        }
        else if (Spelling(schema, s_more) is { } more)
        {
            var fields = new JsonObject { ["labels"] = Array(labels) };
            arguments[more] = IsText(schema, more) ? fields.ToJsonString() : fields;
        }
    }

    private static bool Put(JsonObject arguments, ToolSchema schema, ImmutableArray<string> names, string? value)
    {
        if (value is null || Spelling(schema, names) is not { } name)
        {
            return false;
        }
        arguments[name] = value;
        return true;
    }

    private static bool IsText(ToolSchema schema, string name) =>
        schema.Arguments.Any(spec => string.Equals(spec.Name, name, StringComparison.Ordinal) && spec.Type is "string");

    private static bool IsList(ToolSchema schema, string name) => !IsText(schema, name);

    private static JsonArray Array(ImmutableArray<string> values) =>
        [.. values.Select(value => (JsonNode)JsonValue.Create(value))];

    private static string? Spelling(ToolSchema schema, ImmutableArray<string> names) =>
        names.FirstOrDefault(schema.Takes);

    private static string? Text(JsonElement arguments, ImmutableArray<string> names) =>
        names
            .Select(name =>
                arguments.ValueKind == JsonValueKind.Object
                && arguments.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null
            )
            .FirstOrDefault(text => text is not null);
}
