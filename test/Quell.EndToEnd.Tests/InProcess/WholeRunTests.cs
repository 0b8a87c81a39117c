using Quell.Domain;
using Quell.Domain.Questions;

namespace Quell.EndToEnd.Tests.InProcess;

public sealed class WholeRunTests
{
    [Fact]
    public async Task Everything_approved_ends_cleared()
    {
        await using var incident = new Incident();
        var person = new ScriptedPerson(Answers.Yes);

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);
        code.ShouldBe(ExitCode.Success, person.Transcript);
    }

    [Fact]
    public async Task Everything_declined_ends_well()
    {
        await using var incident = new Incident();
        var person = new ScriptedPerson(Answers.Decline);

        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);
        code.ShouldBe(ExitCode.Success, person.Transcript);
    }
}
