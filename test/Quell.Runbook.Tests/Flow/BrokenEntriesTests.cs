using System.Text.Json;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

/// <summary>Entries that no version writes, under hashes that are right; found by the fuzz target of the journal.</summary>
public sealed class BrokenEntriesTests
{
    [Fact]
    public void An_answer_without_its_question_is_no_answer()
    {
        var answer = new CaseEntry.AnswerGiven(new Answer("q9", "digest", Answer.Yes, "yes", "ada", "plain"));

        var state = CaseState.Fold([new JournalEntry(1, Incident.Start, answer, string.Empty)]);

        state.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"question_asked","question":null}""")]
    [InlineData("""{"type":"question_asked"}""")]
    [InlineData("""{"type":"answer_given","answer":null}""")]
    [InlineData("""{"type":"plan_proposed"}""")]
    public void An_entry_that_lacks_a_part_is_no_entry(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, CaseJson.Default.CaseEntry));
}
