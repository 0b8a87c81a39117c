using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.Asking;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class KnowledgeTests
{
    private static readonly KnowledgeFile s_mine = new(
        "Patterns/mine.yaml",
        """
        id: mine
        title: Our own miner
        priority: 1
        match:
          rules: [stratum]
        order:
          evidence: [save-logs]
          containment: [cut-network, end-process]
          destruction: [replace-pod]
        reason: we cut this one off first.
        clear_when: our meter is quiet.
        """,
        "/home/ada/k/Patterns/mine.yaml"
    );

    [Fact]
    public async Task A_run_goes_by_the_knowledge_that_it_is_given_and_cites_it()
    {
        var run = new Run { Knowledge = Read(s_mine) };
        run.Person.First = question => question.Kind == QuestionKind.Select ? "none" : null;

        await run.GoAsync();

        var types = run.State.Plan!.Actions.Select(action => action.Type).ToList();
        types.IndexOf("ISOLATE_NETWORK").ShouldBeLessThan(types.IndexOf("KILL_PROCESS"));
        run.Person.Lines.ShouldContain(line =>
            line.Contains("Our own miner is clear when our meter is quiet.")
            && line.Contains("[threat pattern (yours) /home/ada/k/Patterns/mine.yaml]")
        );
    }

    [Fact]
    public async Task A_case_that_is_resumed_on_other_knowledge_says_so_once()
    {
        var run = new Run();
        run.Person.First = question => question.Kind == QuestionKind.Select ? "stop" : null;
        await run.GoAsync();
        run.Person.Lines.ShouldNotContain(line => line.Contains("knowledge is not what it was"));

        run.Knowledge = Read(s_mine);
        await run.GoAsync();

        run.Person.Lines.Count(line => line.Contains("knowledge is not what it was")).ShouldBe(1);
        run.Person.Lines.ShouldContain("  /home/ada/k/Patterns/mine.yaml is new");
    }

    [Fact]
    public async Task A_case_that_is_resumed_on_the_same_knowledge_says_nothing()
    {
        var run = new Run();
        run.Person.First = question => question.Kind == QuestionKind.Select ? "stop" : null;

        await run.GoAsync();
        await run.GoAsync();

        run.Person.Lines.ShouldNotContain(line => line.Contains("knowledge is not what it was"));
    }

    [Fact]
    public async Task Why_shows_what_matched_and_why_the_action_stands_there()
    {
        var run = new Run();
        run.Person.First = question => question.Kind == QuestionKind.Select ? "none" : null;
        await run.GoAsync();
        var number = run.State.Plan!.NumberOf(
            run.State.Plan.Actions.Single(action => action.Type == "KILL_PROCESS").Id
        );

        var why = AsideWords.Of(new Heard.Word("why", number), run.State).Lines;

        why.ShouldContain(
            "    Its place: it contains, which comes after the evidence is saved; the pattern Cryptominer names it as number 1 of its containment. [threat pattern Patterns/cryptominer.yaml]"
        );
        why.ShouldContain(
            "    Cryptominer: matched by process xmrig. [event, threat pattern Patterns/cryptominer.yaml]"
        );
    }

    private static ResponseKnowledge Read(params KnowledgeFile[] own)
    {
        var reading = KnowledgeReader.ReadWith(own);
        reading.Problems.ShouldBeEmpty();
        return reading.Base;
    }
}
