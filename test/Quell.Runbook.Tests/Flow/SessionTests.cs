using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

/// <summary>Each run of the program on a case is another session, whatever the clocks say.</summary>
public sealed class SessionTests
{
    [Fact]
    [Trait("Guardrail", "G-21")]
    public async Task Two_sessions_begun_in_one_millisecond_are_two()
    {
        var run = new Run { Person = new Person(NoApproval) }.Choosing("PAUSE_CONTAINER");
        await run.GoAsync();
        run.Clock.TurnWall(Incident.Start - run.Clock.GetUtcNow());
        run.Person = Person.Willing();
        run.Choosing("PAUSE_CONTAINER");

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var sessions = run
            .Entries.Where(entry => entry.Body is CaseEntry.SessionOpened)
            .Select(entry => (entry.At, ((CaseEntry.SessionOpened)entry.Body).Session))
            .ToList();
        sessions.Select(session => session.At).ShouldBe([Incident.Start, Incident.Start]);
        sessions.Select(session => session.Session).ShouldBeUnique();
        run.Questions(QuestionKind.Approve).ShouldHaveSingleItem();
        run.Sent.ShouldBe(["PAUSE_CONTAINER"]);
        run.Questions(QuestionKind.Resume).ShouldHaveSingleItem();
    }

    private static string? NoApproval(Question question) =>
        question.Kind == QuestionKind.Approve ? null : Person.Agree(question);
}
