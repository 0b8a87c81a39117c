using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Investigations;

/// <summary>A scenario that is investigated and then responded to, on one tenant and one clock.</summary>
internal sealed class Investigated(string scenario) : IAsyncDisposable
{
    public Incident Incident { get; } = new(scenario);

    /// <summary>The one case file, which is there once it was investigated.</summary>
    public string File => Directory.GetFiles(Incident.CaseFolder).ShouldHaveSingleItem();

    public string Text => System.IO.File.ReadAllText(File);

    public CaseId Investigation => Incident.Cases.List().Single(IsInvestigation);

    /// <summary>What the response's journal says.</summary>
    public CaseState Response =>
        CaseState.Fold(Incident.Cases.Read(Incident.Cases.List().First(id => !IsInvestigation(id)))!);

    public async Task<ScriptedPerson> InvestigateAsync(string handOver = "no")
    {
        Incident.Options = options => options with { Investigate = true };
        var person = new ScriptedPerson(
            (question, _) => question.Kind == QuestionKind.HandOver ? handOver : throw Unexpected(question)
        );

        (await Incident.RunAsync(person, TestContext.Current.CancellationToken)).ShouldBe(
            ExitCode.Success,
            person.Transcript
        );
        return person;
    }

    /// <summary>Declines everything; a question how to go on without a case file is answered as given.</summary>
    public async Task<ScriptedPerson> RespondAsync(string? gate = null)
    {
        Incident.Options = options => options;
        var person = new ScriptedPerson(
            (question, state) =>
                question.Kind == QuestionKind.CaseGate
                    ? gate ?? throw Unexpected(question)
                    : Answers.Decline(question, state)
        );

        await Incident.RunAsync(person, TestContext.Current.CancellationToken);
        return person;
    }

    public ValueTask DisposeAsync() => Incident.DisposeAsync();

    private static bool IsInvestigation(CaseId id) => id.Value.EndsWith("-investigation", StringComparison.Ordinal);

    private static InvalidOperationException Unexpected(Question question) => new($"It asked {question.Kind}.");
}
