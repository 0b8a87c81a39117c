using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Filing;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Filing;

public sealed class RemediationLogTests
{
    [Fact]
    public async Task The_log_goes_onto_the_named_ticket_behind_a_yes_of_its_own()
    {
        var run = Executed("SEC-9", "append", "yes 1 APPEND_JIRA_LOG").With(new TicketDesk(Surface.Jira));

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var sent = (CallRequest.Tool)run.Jira!.Written.Single().Request;
        sent.Name.ShouldBe(JiraTools.AddComment);
        sent.Arguments.GetProperty("issueIdOrKey").GetString().ShouldBe("SEC-9");
        var text = sent.Arguments.GetProperty("commentBody").GetString()!;
        text.ShouldContain("### Remediation log");
        text.ShouldContain("KILL_PROCESS");
        text.ShouldContain("| approved | done:");
        text.ShouldContain("cleared");
        run.Person.Lines.ShouldContain(line =>
            line.Contains("remediation log on Jira SEC-9", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("append", "no")]
    [Trait("Guardrail", "G-12")]
    public async Task Anything_but_the_yes_appends_nothing(params string[] answers)
    {
        var run = Executed("SEC-9", answers).With(new TicketDesk(Surface.Jira));

        await run.GoAsync();

        run.Jira!.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task Before_the_yes_for_an_incident_it_is_said_that_a_resolved_one_pages_again()
    {
        var run = Executed($"sysdig-{Incident.EventId}", "append", "yes 1 APPEND_PAGERDUTY_LOG")
            .With(new TicketDesk(Surface.PagerDuty));

        await run.GoAsync();

        run.Person.Asked.Where(asked => asked.Kind is QuestionKind.Preview or QuestionKind.Approve)
            .TakeLast(2)
            .ShouldAllBe(asked =>
                asked.Words.Contains(
                    "If that incident is resolved by now, this opens it again and pages whoever is on call."
                )
            );
        var body = ((CallRequest.Post)run.PagerDuty!.Written.Single().Request).Body;
        body.GetProperty("dedup_key").GetString().ShouldBe($"sysdig-{Incident.EventId}");
    }

    [Fact]
    public async Task Without_a_comment_tool_the_log_is_a_text_to_paste()
    {
        var desk = new TicketDesk(Surface.Jira);
        desk.Tools = desk.Tools.Remove(TicketDesk.AddComment);
        var run = Executed("https://example.atlassian.net/browse/SEC-9", "append").With(desk);

        await run.GoAsync();

        desk.Written.ShouldBeEmpty();
        var file = run.Cases.Files.Single(file => file.Key.StartsWith("remediation-log-", StringComparison.Ordinal));
        file.Value.ShouldContain("KILL_PROCESS");
        run.Person.Lines.ShouldContain(line => line.Contains(file.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_desk_of_the_ticket_is_not_configured_the_log_is_a_text_to_paste()
    {
        var run = Executed("SEC-9");

        await run.GoAsync();

        run.Questions(QuestionKind.Preview).ShouldBeEmpty();
        run.Cases.Files.Keys.ShouldContain(name => name.StartsWith("remediation-log-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SEC-12", "SEC-12", Surface.Jira)]
    [InlineData("https://example.atlassian.net/browse/SEC-12", "SEC-12", Surface.Jira)]
    [InlineData("sysdig-17f0a1b2", "sysdig-17f0a1b2", Surface.PagerDuty)]
    [InlineData("pagerduty:my/key", "my/key", Surface.PagerDuty)]
    public void A_ticket_is_named_by_key_or_address(string text, string key, Surface desk)
    {
        var ticket = InvestigationTicket.Read(text)!;

        ticket.Key.ShouldBe(key);
        ticket.Desk.ShouldBe(desk);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sec-12")]
    [InlineData("SEC-12; rm -rf /")]
    [InlineData("http://example.atlassian.net/browse/SEC-12")]
    [InlineData("https://example.atlassian.net/browse/SEC-12?x=1")]
    [InlineData("https://user@example.atlassian.net/browse/SEC-12")]
    [InlineData("pagerduty:")]
    [InlineData("pagerduty:a b")]
    public void Anything_else_names_none(string text) => InvestigationTicket.Read(text).ShouldBeNull();

    private static Run Executed(string ticket, params string[] answers)
    {
        var left = new Queue<string>(answers);
        var run = new Run
        {
            Person = new Person(question =>
                question.Kind switch
                {
                    QuestionKind.Select => "KILL_PROCESS",
                    QuestionKind.Preview => left.TryDequeue(out var answer) ? answer : "no",
                    QuestionKind.Approve when question.Surface is not null => left.TryDequeue(out var answer)
                        ? answer
                        : "no",
                    _ => Person.Agree(question),
                }
            ),
        };
        run.Options = run.Options with { Ticket = ticket };
        return run;
    }
}
