using System.Text.Json;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Filing;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Filing;

public sealed class FilingDeskTests
{
    private const string Type = "ISOLATE_NETWORK";

    [Fact]
    [Trait("Guardrail", "G-38")]
    public async Task A_decline_takes_one_destination_one_preview_and_one_yes()
    {
        var run = Declining("jira", "submit", "yes 1 FILE_JIRA_TICKET").With(new TicketDesk(Surface.Jira));

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Person.Asked.SkipWhile(asked => asked.Kind != QuestionKind.Approve)
            .Select(asked => asked.Kind)
            .ShouldBe([QuestionKind.Approve, QuestionKind.Destination, QuestionKind.Preview, QuestionKind.Approve]);
        run.Person.Asked.Single(asked => asked.Kind == QuestionKind.Destination)
            .Words[0]
            .ShouldBe(
                $"You declined to execute {Type}. Filing it as a Jira ticket with the exact command and rationale so a human can run it manually."
            );
        run.Jira!.Written.Count.ShouldBe(1);
        run.Tenant.Writes.ShouldBeEmpty();
        run.State.FilingsClosed.Single().Closed.ExecutionId.ShouldBe("SEC-7");
        run.Person.Lines.ShouldContain($"Filed {Type} as Jira SEC-7 (https://jira.example/browse/SEC-7).");
    }

    [Fact]
    public async Task What_is_sent_holds_command_rationale_consequences_undo_evidence_and_the_way_to_the_case()
    {
        var run = Declining("jira", "submit", "yes 1 FILE_JIRA_TICKET").With(new TicketDesk(Surface.Jira));

        await run.GoAsync();

        var sent = ((CallRequest.Tool)run.Jira!.Written[0].Request).Arguments;
        sent.GetProperty("projectKey").GetString().ShouldBe("SEC");
        sent.GetProperty("issueTypeName").GetString().ShouldBe("Task");
        sent.GetProperty("additional_fields")
            .GetProperty("labels")[0]
            .GetString()
            .ShouldBe("sysdig-runtime-remediation");
        var text = sent.GetProperty("description").GetString()!;
        var action = run.State.Tried[run.Closed(Type).Try];
        text.ShouldContain(action.Request.Text);
        text.ShouldContain("The responder declined it.");
        text.ShouldContain(action.Consequences[0].Sentence[..20]);
        text.ShouldContain(action.Undo.ManualRecovery);
        text.ShouldContain("### Evidence");
        text.ShouldContain($"Event: {Incident.EventId}");
        text.ShouldContain("Journal head: ");
    }

    [Fact]
    public async Task The_report_and_the_summary_name_the_ticket()
    {
        var run = Declining("jira", "submit", "yes 1 FILE_JIRA_TICKET").With(new TicketDesk(Surface.Jira));

        await run.GoAsync();

        run.Cases.Files["report.md"].ShouldContain("filed as Jira SEC-7 (https://jira.example/browse/SEC-7)");
        run.Person.Lines.ShouldContain(line =>
            line.Contains("Tickets filed: ISOLATE_NETWORK as Jira SEC-7", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("")]
    [InlineData("jira", "cancel")]
    [InlineData("jira", "submit", "no")]
    [Trait("Guardrail", "G-12")]
    public async Task Anything_but_the_yes_files_nothing_and_leaves_the_text(params string[] answers)
    {
        var run = Declining(answers).With(new TicketDesk(Surface.Jira));

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Jira!.Written.ShouldBeEmpty();
        run.Person.Lines.ShouldContain("Ticket text, ready to paste:");
    }

    [Fact]
    public async Task Where_no_desk_is_configured_nothing_is_asked_and_that_is_said()
    {
        var run = Declining();

        await run.GoAsync();

        run.Questions(QuestionKind.Destination).ShouldBeEmpty();
        run.Closed(Type).Detail.ShouldContain("No ticket desk is configured");
    }

    [Fact]
    public async Task A_failed_action_is_offered_as_well()
    {
        var run = new Run().Choosing(Type).With(new TicketDesk(Surface.Jira));
        run.Tenant.On(
            Quell.Runbook.Calls.SysdigTools.Submit,
            _ => new CallOutcome.Refused(
                new ServiceRefusal(RefusalKind.PermissionMissing, 403, "containment-response-actions.exec", "403", null)
            )
        );

        await run.GoAsync();

        run.Questions(QuestionKind.Destination)
            .Single()
            .Words[0]
            .ShouldStartWith($"{Type} failed. Filing it as a Jira ticket");
        run.Jira!.Written.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_changes_what_is_previewed_and_sent()
    {
        var run = Declining(
                "jira",
                "edit",
                "summary Cut checkout off",
                "edit",
                "text call me first",
                "submit",
                "yes 1 FILE_JIRA_TICKET"
            )
            .With(new TicketDesk(Surface.Jira));

        await run.GoAsync();

        var sent = ((CallRequest.Tool)run.Jira!.Written.Single().Request).Arguments;
        sent.GetProperty("summary").GetString().ShouldBe("Cut checkout off");
        sent.GetProperty("description").GetString()!.ShouldContain("call me first");
        run.Questions(QuestionKind.Preview).Last().Words.ShouldContain("    call me first");
    }

    [Fact]
    [Trait("Guardrail", "G-05")]
    public async Task A_desk_that_became_another_one_is_not_written_to()
    {
        var desk = new TicketDesk(Surface.Jira);
        var run = Declining("jira", "submit").With(desk);
        var before = run.Person.First;
        run.Person.First = question =>
        {
            if (question is { Kind: QuestionKind.Approve, Surface: Surface.Jira })
            {
                desk.Fingerprint += "'";
                return question.Accepts[0];
            }
            return before(question);
        };

        await run.GoAsync();

        desk.Written.ShouldBeEmpty();
        run.State.FilingsClosed.Single().Closed.Status.ShouldBe(Status.Failed);
        run.Cases.Files.Keys.ShouldContain(name => name.StartsWith("ticket-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RefusalKind.RateLimited, 429)]
    [InlineData(RefusalKind.Rejected, 400)]
    public async Task A_refused_filing_leaves_the_text_as_a_file_and_is_not_sent_again(RefusalKind kind, int status)
    {
        var desk = new TicketDesk(Surface.PagerDuty)
        {
            Outcome = _ => new CallOutcome.Refused(new ServiceRefusal(kind, status, null, "no", 20)),
        };
        var run = Declining("pagerduty", "submit", "yes 1 FILE_PAGERDUTY_INCIDENT").With(desk);

        await run.GoAsync();

        desk.Written.Count.ShouldBe(1);
        run.State.FilingsClosed.Single().Closed.Status.ShouldBe(Status.Failed);
        var file = run.Cases.Files.Single(file => file.Key.StartsWith("ticket-", StringComparison.Ordinal));
        file.Value.ShouldContain("Command: mcp__secure-mcp-server__submit_response_action");
        run.Person.Lines.ShouldContain(line => line.Contains(file.Key, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-42")]
    public async Task A_filing_without_a_reply_is_asked_about_and_never_sent_again()
    {
        var desk = new TicketDesk(Surface.PagerDuty)
        {
            Outcome = _ => new CallOutcome.NoReply("no answer within 30 s"),
        };
        var run = Declining("pagerduty", "submit", "yes 1 FILE_PAGERDUTY_INCIDENT", "go-on").With(desk);
        run.Person.First = Twice(run.Person.First);
        await run.GoAsync();

        run.Clock.Pass(TimeSpan.FromMinutes(1));
        run.Person = DecliningPerson("pagerduty", "submit", "yes 1 FILE_PAGERDUTY_INCIDENT");
        await run.GoAsync();

        desk.Written.Count.ShouldBe(1);
        run.State.FilingsClosed.Single().Closed.Status.ShouldBe(Status.Pending);
        run.Person.Lines.ShouldContain(line => line.Contains("pending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_incident_is_previewed_with_the_end_of_its_key_and_a_deduplication_key_of_its_own()
    {
        var run = Declining("pagerduty", "submit", "yes 1 FILE_PAGERDUTY_INCIDENT")
            .With(new TicketDesk(Surface.PagerDuty));

        await run.GoAsync();

        var preview = string.Join('\n', run.Questions(QuestionKind.Preview).Single().Words);
        preview.ShouldContain("PAGERDUTY_ROUTING_KEY, which ends in c0de");
        var body = ((CallRequest.Post)run.PagerDuty!.Written.Single().Request).Body;
        var key = body.GetProperty("dedup_key").GetString()!;
        key.ShouldStartWith($"sysdig-{Incident.EventId}-quell-");
        preview.ShouldContain(key);
        body.GetProperty("routing_key").GetString().ShouldBe(IncidentPayload.KeyReference);
        body.GetProperty("payload").GetProperty("severity").GetString().ShouldBe("critical");
    }

    [Fact]
    public async Task An_unreachable_desk_files_nothing_and_says_why()
    {
        var desk = new TicketDesk(Surface.Jira)
        {
            Unreachable = new CallOutcome.Unreachable("the program is not there"),
        };
        var run = Declining("jira").With(desk);

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Person.Lines.ShouldContain(line => line.Contains("the program is not there", StringComparison.Ordinal));
        run.Cases.Files.Keys.ShouldContain(name => name.StartsWith("ticket-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_project_the_preview_takes_no_submit()
    {
        var desk = new TicketDesk(Surface.Jira)
        {
            Projects = [new("SEC", "Security", []), new("OPS", "Operations", [])],
        };
        var run = Declining("jira", "edit", "project ops", "submit", "yes 1 FILE_JIRA_TICKET").With(desk);
        run.Desktop.FilingSettings = new FilingSettings();

        await run.GoAsync();

        run.Questions(QuestionKind.Preview).First().Accepts.ShouldNotContain("submit");
        ((CallRequest.Tool)desk.Written.Single().Request)
            .Arguments.GetProperty("projectKey")
            .GetString()
            .ShouldBe("OPS");
    }

    [Fact]
    public async Task A_tool_that_asks_for_more_than_a_ticket_has_is_not_called()
    {
        var desk = new TicketDesk(Surface.Jira);
        desk.Tools = desk.Tools.Replace(
            TicketDesk.CreateIssue,
            TicketDesk.CreateIssue with
            {
                Arguments = TicketDesk.CreateIssue.Arguments.Add(new("severityField", "string", true, "")),
            }
        );
        var run = Declining("jira").With(desk);

        await run.GoAsync();

        desk.Written.ShouldBeEmpty();
        run.Person.Lines.ShouldContain(line => line.Contains("also asks for severityField", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-42")]
    public async Task An_action_that_is_declined_again_is_not_filed_again()
    {
        var desk = new TicketDesk(Surface.Jira);
        var run = Declining("jira", "submit", "yes 1 FILE_JIRA_TICKET").With(desk);
        run.Person.First = Twice(run.Person.First);
        await run.GoAsync();

        run.Clock.Pass(TimeSpan.FromMinutes(1));
        run.Person = DecliningPerson("jira", "submit", "yes 1 FILE_JIRA_TICKET");
        await run.GoAsync();

        desk.Written.Count.ShouldBe(1);
        run.State.Closed.Keys.Select(tried => tried.Attempt).Max().ShouldBe(2);
        run.Person.Lines.ShouldContain(line =>
            line.StartsWith($"Filed {Type} as Jira SEC-7", StringComparison.Ordinal)
        );
    }

    /// <summary>Chooses one action, declines it, and answers what follows in this order.</summary>
    internal static Run Declining(params string[] answers) => new() { Person = DecliningPerson(answers) };

    private static Person DecliningPerson(params string[] answers)
    {
        var left = new Queue<string>(answers);
        return new Person(question =>
            question.Kind switch
            {
                QuestionKind.Select => Type,
                QuestionKind.Approve when question.Surface is null => "no",
                QuestionKind.Approve
                or QuestionKind.Destination
                or QuestionKind.Preview
                or QuestionKind.Edit
                or QuestionKind.Unreconciled => left.TryDequeue(out var answer) ? answer : "no",
                _ => Person.Agree(question),
            }
        );
    }

    /// <summary>Leaves a second action undecided, so that the case can be resumed.</summary>
    private static Func<Question, string?> Twice(Func<Question, string?> first) =>
        question =>
            question.Kind switch
            {
                QuestionKind.Select => $"{Type} GET_LOGS",
                QuestionKind.Approve when question.Words[0].Contains("GET_LOGS", StringComparison.Ordinal) => "stop",
                _ => first(question),
            };
}
