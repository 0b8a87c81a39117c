using System.Text.Json;
using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

[Trait("Guardrail", "G-22")]
public sealed class LinkTests
{
    private const string Address = "https://bucket.example/logs.tar.gz";
    private const string Full = Address + "?X-Amz-Signature=deadbeef";

    [Fact]
    public async Task A_link_is_shown_once_on_request_and_stands_in_no_entry()
    {
        var run = With(shows: true, answer: "show");

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Questions(QuestionKind.Link).ShouldHaveSingleItem().Words[0].ShouldContain("GET_LOGS");
        run.Person.Told.Single(notice => notice.Kind == NoticeKind.Secret).Lines.ShouldContain(Full);
        Written(run).ShouldNotContain("deadbeef");
        run.Cases.Files.Values.ShouldAllBe(file => !file.Contains("deadbeef"));
        run.Cases.Files["report.md"].ShouldContain("asked for a link in full, to be shown once and not kept");
    }

    [Theory]
    [InlineData("no")]
    [InlineData("")]
    public async Task Without_a_request_nothing_is_shown(string answer)
    {
        var run = With(shows: true, answer);

        await run.GoAsync();

        run.Questions(QuestionKind.Link).ShouldHaveSingleItem();
        run.Person.Told.ShouldNotContain(notice => notice.Kind == NoticeKind.Secret);
    }

    [Fact]
    public async Task A_face_that_is_no_terminal_is_not_asked_and_says_why()
    {
        var run = With(shows: false, answer: "show");

        await run.GoAsync();

        run.Questions(QuestionKind.Link).ShouldBeEmpty();
        run.Person.Lines.ShouldContain(line => line.StartsWith("Link: redacted; a presigned link opens the file"));
        run.Person.Lines.ShouldNotContain(line => line.Contains("deadbeef"));
    }

    private static Run With(bool shows, string answer)
    {
        var run = new Run { Person = new Person(Person.Agree) { ShowsSecrets = shows } }.Choosing("GET_LOGS");
        var before = run.Person.First;
        run.Person.First = question => question.Kind == QuestionKind.Link ? answer : before(question);
        run.Tenant.Outputs = Incident.Map(("download_url", $"{Address}?{Redaction.Mark}"));
        run.Tenant.Links = Incident.Map(("download_url", Full));
        return run;
    }

    private static string Written(Run run) =>
        string.Join(
            '\n',
            run.Entries.Select(entry => JsonSerializer.Serialize(entry.Body, CaseJson.Default.CaseEntry))
        );
}
