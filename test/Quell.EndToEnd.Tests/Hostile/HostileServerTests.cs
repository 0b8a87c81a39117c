using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Fuzz.Checks;
using Quell.HostileServer;
using Quell.Measures;
using Quell.Runbook.Cases;
using Fault = Quell.HostileServer.Fault;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>The whole runbook against a server that does everything wrong, on a fake clock, with a person who says yes to all.</summary>
public sealed class HostileServerTests
{
    private const long MostBytes = 400L * 1024 * 1024;
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(250);

    /// <summary>In each build a quarter of them, in turn of their list; where more effort is asked for, all.</summary>
    public static TheoryData<string> Faults =>
        [.. Fault.All.Where((_, number) => number % 4 == 0 || Effort.Of(1) > 1).Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    [Trait("Guardrail", "G-37")]
    [Trait("Guardrail", "G-01")]
    public async Task Whatever_the_server_does_the_run_ends_in_words_and_writes_nothing_without_its_yes(string name)
    {
        var relay = new Relay(Fault.Named(name));
        await using var incident = new Incident { Wire = relay.Around };
        using var person = new PlainPerson(Two);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var code = await PlayAsync(incident, person);

        Enum.IsDefined(code).ShouldBeTrue();
        (GC.GetTotalMemory(forceFullCollection: false) - before).ShouldBeLessThan(MostBytes);
        Laws.PrintableText(person.Transcript);
        foreach (var id in incident.Cases.List())
        {
            incident.Cases.Verify(id).Intact.ShouldBeTrue(name);
            var entries = incident.Cases.Read(id)!;
            Course.Prompts(person.Transcript, entries);
            EveryWriteHasItsYes(entries);
            Laws.PrintableText(
                await File.ReadAllTextAsync(
                    Path.Combine(incident.Cases.FolderOf(id), "report.md"),
                    TestContext.Current.CancellationToken
                )
            );
        }
        Figures.Add("servers.faults", 1);
        Figures.Add("servers.writes_without_approval", 0);
        Figures.Add("servers.calls", relay.Calls);
    }

    private static async Task<ExitCode> PlayAsync(Incident incident, PlainPerson person)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        var run = incident.RunAsync(person, TestContext.Current.CancellationToken);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!run.IsCompleted)
        {
            await beat.WaitForNextTickAsync(limit.Token);
            incident.Clock.Plain.Advance(s_step);
        }
        return await run;
    }

    /// <summary>Two actions tell as much as twenty, and take less of the clock.</summary>
    private static string? Two(Question question, CaseState state) =>
        question.Kind == QuestionKind.Select && state.Plan!.Actions.Count(IsOneOfTwo) == 2
            ? "GET_LOGS KILL_PROCESS"
            : Answers.Yes(question, state);

    private static bool IsOneOfTwo(ResponseAction action) => action.Type is "GET_LOGS" or "KILL_PROCESS";

    /// <summary>By the journal alone: the intent names a question, and the person's answer to that question was a yes.</summary>
    private static void EveryWriteHasItsYes(IReadOnlyList<JournalEntry> entries)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, entry) in entries.Index())
        {
            if (entry.Body is not CaseEntry.CallIntended { Call: var call } intended || !call.Effect.IsWrite())
            {
                continue;
            }
            var id = intended.ApprovedBy.ShouldNotBeNull();
            used.Add(id).ShouldBeTrue($"{id} is used twice");
            var earlier = entries.Take(index).Select(before => before.Body).ToList();
            var question = earlier.OfType<CaseEntry.QuestionAsked>().Last(asked => asked.Question.Id == id).Question;
            question.Kind.ShouldBeOneOf(QuestionKind.Approve, QuestionKind.Name);
            question.About.ShouldBe(call.Try);
            question.Digest.ShouldBe(intended.ApprovedDigest);
            earlier
                .OfType<CaseEntry.AnswerGiven>()
                .Last(given => given.Answer.QuestionId == id)
                .Answer.Meaning.ShouldBe(Answer.Yes);
            Figures.Add("servers.writes", 1);
        }
    }
}
