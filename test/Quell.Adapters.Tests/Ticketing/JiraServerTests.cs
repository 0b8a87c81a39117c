using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Adapters.Tests.Local;
using Quell.Adapters.Tests.Sysdig;
using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Runbook.Filing;
using Quell.Sysdig;
using Quell.Ticketing;

namespace Quell.Adapters.Tests.Ticketing;

/// <summary>Jira through a real server program over standard input and output, in the styles that servers have.</summary>
public sealed class JiraServerTests : IAsyncDisposable
{
    private const string Site = "example.atlassian.net";
    private static readonly ImmutableArray<string> s_labels = ["sysdig-runtime-remediation", "T1496"];
    private static readonly TicketDocument s_document = new(
        "Run by hand: KILL_PROCESS",
        "Opening.",
        [new TicketSection("Exact command", ["kubectl scale deployment/checkout --replicas 0"])]
    );

    private readonly ScratchFolder _scratch = new();
    private readonly List<JiraSurface> _open = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var surface in _open)
        {
            await surface.DisposeAsync();
        }
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("camel", "SEC-40", "https://example.atlassian.net/browse/SEC-40")]
    [InlineData("snake", "SEC-41", "https://jira.example.com/browse/SEC-41")]
    [InlineData("nested", "SEC-42", "https://jira.example.com/browse/SEC-42")]
    public async Task An_issue_is_made_in_the_spelling_of_the_servers_own_schema(string style, string key, string link)
    {
        var surface = Server(style);
        var tools = await ToolsAsync(surface);
        var projects = await ProjectsAsync(surface, tools);

        var (arguments, missing) = JiraArguments.ForIssue(
            Find(tools, JiraTools.CreateIssue),
            Site,
            projects[0].Key,
            "Task",
            s_labels,
            s_document
        );
        missing.ShouldBeNull();
        var answer = await CreateAsync(surface, arguments!.Value);

        var ticket = Reading<CallReading.Ticket>(answer.Outcome);
        ticket.Key.ShouldBe(key);
        ticket.Link.ShouldBe(link);
        Last()
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true })
            .ShouldMatchApproved(to =>
                to.SubFolder("Approved").WithDiscriminator(style).WithFileExtension(".json").NoDiff()
            );
    }

    [Theory]
    [InlineData("camel", "Task")]
    [InlineData("snake", "Bug|Task")]
    public async Task Projects_are_read_with_the_types_that_a_ticket_may_have(string style, string types)
    {
        var surface = Server(style);
        var projects = await ProjectsAsync(surface, await ToolsAsync(surface));

        projects[0].Key.ShouldBe("SEC");
        projects[0].IssueTypes.ShouldBe(types.Split('|'));
    }

    [Fact]
    public async Task A_comment_is_added_to_the_issue_that_was_named()
    {
        var surface = Server("camel");
        var schema = Find(await ToolsAsync(surface), JiraTools.AddComment);
        var (arguments, _) = JiraArguments.ForComment(schema, Site, "SEC-9", s_document);

        var answer = await surface.WriteAsync(
            Given.Order(new CallRequest.Tool(JiraTools.Server, JiraTools.AddComment, arguments!.Value), Surface.Jira),
            Given.Token
        );

        Reading<CallReading.Ticket>(answer.Outcome).Key.ShouldBe("SEC-9");
        Last()["arguments"]!["issueIdOrKey"]!.GetValue<string>().ShouldBe("SEC-9");
    }

    [Theory]
    [InlineData("refusing", "You do not have permission")]
    [InlineData("polite", "Field 'priority' is required")]
    public async Task A_refusal_is_one_in_whatever_form_it_comes(string style, string words)
    {
        var surface = Server(style);

        var answer = await CreatedAsync(surface);

        answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Text.ShouldContain(words);
    }

    [Fact]
    public async Task An_answer_that_names_no_issue_is_no_success() =>
        (await CreatedAsync(Server("mumbling"))).Outcome.ShouldBeOfType<CallOutcome.Unreadable>();

    [Fact]
    public async Task A_server_that_ends_before_it_answers_leaves_the_outcome_unknown()
    {
        var surface = Server("dying");

        (await CreatedAsync(surface)).Outcome.ShouldBeOfType<CallOutcome.NoReply>();
        (await CreateAsync(surface, Given.Json("{}"))).Outcome.ShouldBeOfType<CallOutcome.Unreachable>();
        Calls().Count(call => call["name"]!.GetValue<string>() == JiraTools.CreateIssue).ShouldBe(1);
    }

    [Fact]
    public async Task The_start_of_the_server_is_told_for_the_journal_and_its_schema_is_in_the_fingerprint()
    {
        var surface = Server("camel");
        var call = Given.Call(
            new CallRequest.Tool(JiraTools.Server, JiraTools.CreateIssue, Given.Json("{}")),
            Domain.Actions.Effect.Read
        );
        (await surface.FingerprintAsync(call, null, Given.Token)).ShouldBeEmpty();

        var answer = await surface.ReadAsync(Handshake(), Given.Token);

        answer.Launches.ShouldHaveSingleItem().How.ShouldContain("atlassian camel");
        var schema = Find(Reading<CallReading.Tools>(answer.Outcome).Listed, JiraTools.CreateIssue).SchemaDigest;
        (await surface.FingerprintAsync(call, null, Given.Token)).ShouldContain(schema[..12]);
    }

    private JiraSurface Server(string style)
    {
        var surface = new JiraSurface(
            new McpToolServer(
                new McpEndpoint.Stdio(
                    Path.Combine(AppContext.BaseDirectory, "Quell.FakeTools"),
                    ["atlassian", style],
                    ImmutableSortedDictionary<string, string>.Empty.Add("CALLS", CallsFile),
                    Name: JiraTools.Server
                )
            )
        );
        _open.Add(surface);
        return surface;
    }

    private string CallsFile => Path.Combine(_scratch.Path, "calls");

    private IEnumerable<JsonObject> Calls() =>
        File.ReadLines(CallsFile).Select(line => JsonNode.Parse(line)!.AsObject());

    private JsonObject Last() => Calls().Last();

    private static OutsideCall Handshake() =>
        Given.Call(new CallRequest.Handshake(JiraTools.Server, "test"), Domain.Actions.Effect.Read);

    private static async Task<ImmutableArray<ToolSchema>> ToolsAsync(JiraSurface surface) =>
        Reading<CallReading.Tools>((await surface.ReadAsync(Handshake(), Given.Token)).Outcome).Listed;

    private static async Task<ImmutableArray<TicketProject>> ProjectsAsync(
        JiraSurface surface,
        ImmutableArray<ToolSchema> tools
    )
    {
        var schema = Find(tools, JiraTools.ListProjects);
        var request = new CallRequest.Tool(
            JiraTools.Server,
            JiraTools.ListProjects,
            JiraArguments.ForProjects(schema, JiraArguments.NeedsSite(schema) ? Site : null)
        );
        var answer = await surface.ReadAsync(Given.Call(request, Domain.Actions.Effect.Read), Given.Token);
        return Reading<CallReading.Projects>(answer.Outcome).Items;
    }

    private async Task<Runbook.Ports.SurfaceAnswer> CreatedAsync(JiraSurface surface)
    {
        await ToolsAsync(surface);
        return await CreateAsync(surface, Given.Json("""{"projectKey":"SEC"}"""));
    }

    private static async Task<Runbook.Ports.SurfaceAnswer> CreateAsync(JiraSurface surface, JsonElement arguments) =>
        await surface.WriteAsync(
            Given.Order(new CallRequest.Tool(JiraTools.Server, JiraTools.CreateIssue, arguments), Surface.Jira),
            Given.Token
        );

    private static ToolSchema Find(ImmutableArray<ToolSchema> tools, string name) =>
        tools.Single(tool => tool.Name == name);

    private static T Reading<T>(CallOutcome outcome)
        where T : CallReading => outcome.ShouldBeOfType<CallOutcome.Answered>().Reading.ShouldBeOfType<T>();
}
