using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Ticketing;

/// <summary>Reads what Jira servers answer, whose shapes differ; what is not recognised is no success.</summary>
internal static partial class JiraAnswers
{
    private const int MostProjects = 200;
    private const int MostTypes = 50;
    private const int LongestName = 120;
    private const int MostWrappings = 4;
    private static readonly string[] s_lists = ["values", "projects", "data", "items", "results", "result", "content"];
    private static readonly string[] s_types = ["issueTypes", "issue_types", "issuetypes"];
    private static readonly string[] s_wrappings = ["issue", "data", "result", "created", "response", "comment"];
    private static readonly string[] s_links =
    [
        "url",
        "webUrl",
        "web_url",
        "browseUrl",
        "browse_url",
        "link",
        "permalink",
    ];

    /// <returns>Null when there is no list of projects in it.</returns>
    public static CallReading.Projects? Projects(JsonElement payload)
    {
        if (List(payload) is not { } list)
        {
            return null;
        }
        var projects = list.EnumerateArray()
            .Select(Project)
            .OfType<TicketProject>()
            .DistinctBy(project => project.Key, StringComparer.Ordinal)
            .Take(MostProjects)
            .ToImmutableArray();
        return projects.IsEmpty && list.GetArrayLength() > 0 ? null : new CallReading.Projects(projects);
    }

    /// <returns>Null when no key of a new issue is in it.</returns>
    public static CallReading.Ticket? Issue(ToolReply.Said said, JsonElement arguments)
    {
        var issue = said.Payload is { } payload ? Object(payload, "key", "issueKey", "issue_key") : null;
        var key = issue is { } found
            ? Text(found, "key", "issueKey", "issue_key") is { } text && IssueKey().IsMatch(text)
                ? text
                : null
            : said.Payload is null
                ? Mentioned(said.Text)
                : null;
        return key is null
            ? null
            : new CallReading.Ticket(key, Link(issue, key) ?? LinkOf(said.Text, key) ?? Site(arguments, key));
    }

    /// <summary>A comment was taken when it has an id, or when the server says so in words that name the issue.</summary>
    public static CallReading.Ticket? Comment(ToolReply.Said said, JsonElement arguments)
    {
        var issue = Text(arguments, "issueIdOrKey", "issueKey", "issue_key", "issueId", "issue_id", "key");
        if (issue is null)
        {
            return null;
        }
        var taken = said.Payload is { } payload
            ? Object(payload, "id", "commentId", "comment_id") is not null
            : said.Text.Contains(issue, StringComparison.Ordinal)
                && said.Text.Contains("comment", StringComparison.OrdinalIgnoreCase);
        return taken ? new CallReading.Ticket(issue, Site(arguments, issue)) : null;
    }

    /// <summary>An error body that came as if it were an answer.</summary>
    public static ServiceRefusal? Refusal(ToolReply.Said said) =>
        said.Payload is { ValueKind: JsonValueKind.Object } body
        && Object(body, "key", "issueKey", "issue_key", "id") is null
        && List(body) is null
        && Member(body, "error", "errors", "errorMessages") is { } error
        && !IsEmpty(error)
            ? new ServiceRefusal(
                RefusalKind.Rejected,
                Member(body, "status", "statusCode") is { ValueKind: JsonValueKind.Number } status
                && status.TryGetInt32(out var code)
                    ? code
                    : null,
                null,
                Printable.Of(error.ValueKind == JsonValueKind.String ? error.GetString() : error.GetRawText(), 600),
                null
            )
            : null;

    private static TicketProject? Project(JsonElement item)
    {
        if (Text(item, "key", "projectKey", "project_key") is not { } key || !ProjectKey().IsMatch(key))
        {
            return null;
        }
        var types = Member(item, s_types) is { ValueKind: JsonValueKind.Array } listed
            ? listed
                .EnumerateArray()
                .Where(type => Member(type, "subtask", "isSubtask") is not { ValueKind: JsonValueKind.True })
                .Select(type => type.ValueKind == JsonValueKind.String ? type.GetString() : Text(type, "name"))
                .OfType<string>()
                .Where(name => name.Length <= LongestName && Printable.IsPlain(name))
                .Take(MostTypes)
                .ToImmutableArray()
            : [];
        return new TicketProject(key, Printable.Of(Text(item, "name") ?? key, LongestName), types);
    }

    private static JsonElement? List(JsonElement payload)
    {
        for (var turn = 0; turn < MostWrappings; turn++)
        {
            if (payload.ValueKind == JsonValueKind.Array)
            {
                return payload;
            }
            if (Member(payload, s_lists) is not { } inner)
            {
                return null;
            }
            payload = inner;
        }
        return null;
    }

    private static JsonElement? Object(JsonElement payload, params ReadOnlySpan<string> marks)
    {
        for (var turn = 0; turn < MostWrappings; turn++)
        {
            if (payload.ValueKind == JsonValueKind.Array && payload.GetArrayLength() == 1)
            {
                payload = payload[0];
            }
            if (Member(payload, marks) is not null)
            {
                return payload;
            }
            if (Member(payload, s_wrappings) is not { } inner)
            {
                return null;
            }
            payload = inner;
        }
        return null;
    }

    private static string? Link(JsonElement? issue, string key)
    {
        if (issue is not { } found)
        {
            return null;
        }
        if (Text(found, s_links) is { } link && IsHttps(link))
        {
            return link;
        }
        return Text(found, "self") is { } self && IsHttps(self)
            ? $"{new Uri(self).GetLeftPart(UriPartial.Authority)}/browse/{key}"
            : null;
    }

    private static string? LinkOf(string text, string key) =>
        Address()
            .Matches(text)
            .Select(found => found.Value)
            .FirstOrDefault(link => link.EndsWith($"/{key}", StringComparison.Ordinal) && IsHttps(link));

    private static string? Site(JsonElement arguments, string key)
    {
        var site = Text(arguments, "cloudId", "cloud_id", "siteUrl", "site_url", "site", "instance")?.TrimEnd('/');
        if (site is null || !site.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }
        var link = $"{(site.StartsWith("https://", StringComparison.Ordinal) ? site : $"https://{site}")}/browse/{key}";
        return IsHttps(link) ? link : null;
    }

    private static string? Mentioned(string text) =>
        MentionedKey().Matches(text).Select(found => found.Value).Distinct(StringComparer.Ordinal).ToList()
            is [var only]
            ? only
            : null;

    private static bool IsHttps(string text) =>
        text.Length <= 400
        && Printable.IsPlain(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var link)
        && link.Scheme == Uri.UriSchemeHttps
        && link.UserInfo.Length == 0;

    private static bool IsEmpty(JsonElement error) =>
        error.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => true,
            JsonValueKind.Array => error.GetArrayLength() == 0,
            JsonValueKind.Object => !error.EnumerateObject().Any(),
            JsonValueKind.String => error.GetString()!.Length == 0,
            _ => false,
        };

    private static JsonElement? Member(JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                if (element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null)
                {
                    return member;
                }
            }
        }
        return null;
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> names) =>
        Member(element, names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,49}$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex ProjectKey();

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,49}-[0-9]{1,9}$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex IssueKey();

    [GeneratedRegex(@"\b[A-Z][A-Z0-9_]{1,49}-[1-9][0-9]{0,8}\b", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex MentionedKey();

    [GeneratedRegex(@"https://[^\s""'<>)\]]{1,380}", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Address();
}
