using CsCheck;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Calls;
using Quell.Runbook.Tests.Doubles;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Tests.Undo;

/// <summary>Undo sessions at random: whoever says what, and whatever the tenant does, an undo has its own yes or is not sent.</summary>
public sealed class UndoPropertiesTests
{
    private static readonly string[] s_executions = ["x-1", "x-2", "x-3"];

    private int _sent;
    private int _stopped;

    private static readonly Gen<int[]> s_play = Gen.Int[0, 15].Array[6, 30];

    [Fact]
    [Trait("Guardrail", "G-01")]
    [Trait("Guardrail", "G-40")]
    public async Task An_undo_is_sent_once_for_one_yes_about_exactly_it_and_only_for_what_this_case_ran()
    {
        await s_play.SampleAsync(PlayAsync, iter: 400, threads: 1);

        _sent.ShouldBeGreaterThan(200);
        _stopped.ShouldBeGreaterThan(20);
    }

    private async Task PlayAsync(int[] choices)
    {
        var responded = new Responded(closed: choices[0] % 2 == 0);
        var next = 0;
        int Roll() => choices[next++ % choices.Length] + next;
        responded.Run.Person = new Person(question => Say(question, Roll(), responded));
        responded.Tenant.On(SysdigTools.Undo, call => Reply(responded.Tenant, call, Roll()));
        for (var session = 0; session < 3; session++)
        {
            responded.Tenant.EndsAs = Roll() % 4 == 0 ? "FAILED" : "COMPLETED";
            var code = await responded.UndoAsync(Roll() % 3 == 0 ? null : Pick(Roll()));
            code.ShouldBeOneOf(
                ExitCode.Success,
                ExitCode.ProgramFailed,
                ExitCode.StoppedByInput,
                ExitCode.Inconclusive,
                ExitCode.StoppedBeforeWrite
            );
        }
        Check(responded);
    }

    private static string Pick(int roll) => Responded.Actions[roll % Responded.Actions.Length].Type;

    private static string? Say(Question question, int roll, Responded responded)
    {
        if (roll % 7 == 0)
        {
            responded.Run.Clock.Pass(TimeSpan.FromMinutes(roll % 2 == 0 ? 2 : 20));
        }
        if (roll % 11 == 0)
        {
            responded.Tenant.Fingerprint += "!";
        }
        return question.Kind switch
        {
            QuestionKind.Undo => (roll % 5) switch
            {
                0 => "1 2 3",
                1 => "3",
                2 => "all",
                3 => "none",
                _ => "2 1",
            },
            QuestionKind.Unreconciled => roll % 2 == 0 ? "go-on" : "no",
            QuestionKind.Wait => "go-on",
            _ => (roll % 6) switch
            {
                0 => "no",
                1 => "what?",
                2 => null,
                _ => question.Accepts[0],
            },
        };
    }

    private static CallOutcome? Reply(Tenant tenant, OutsideCall call, int roll)
    {
        switch (roll % 6)
        {
            case 0:
                tenant.Accept(call);
                return new CallOutcome.NoReply("lost");
            case 1:
                return new CallOutcome.NoReply("lost");
            case 2:
                return Tenant.Refused(RefusalKind.Other, 500);
            default:
                return null;
        }
    }

    private void Check(Responded responded)
    {
        var entries = responded.Run.Entries;
        var yeses = entries.Where(entry => entry.Body is CaseEntry.AnswerGiven { Answer.Meaning: Answer.Yes });
        var used = new HashSet<string>(StringComparer.Ordinal);
        var intents = entries.Where(entry =>
            entry.Body is CaseEntry.CallIntended { Call.Request: CallRequest.Tool { Name: SysdigTools.Undo } }
        );
        foreach (var intent in intents)
        {
            var intended = (CaseEntry.CallIntended)intent.Body;
            used.Add(intended.ApprovedBy!).ShouldBeTrue("one yes, one call");
            var question = entries
                .Select(entry => (entry.Body as CaseEntry.QuestionAsked)?.Question)
                .Single(asked => asked?.Id == intended.ApprovedBy)!;
            question.About.ShouldBe(intended.Call.Try);
            question.Digest.ShouldBe(intended.ApprovedDigest);
            var yes = yeses.Single(entry => ((CaseEntry.AnswerGiven)entry.Body).Answer.QuestionId == question.Id);
            (intent.At - yes.At).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
            s_executions.ShouldContain(UndoArguments.ExecutionOf(((CallRequest.Tool)intended.Call.Request).Arguments));
        }
        responded.Tenant.Writes.Count.ShouldBe(used.Count);
        _sent += used.Count;
        _stopped += responded.State.Stopped.Count;
        foreach (var execution in s_executions)
        {
            responded
                .State.UndosOf(Responded.TryOf(execution))
                .Count(over => over.Closed.Status == Status.Done)
                .ShouldBeLessThan(2);
        }
    }
}
