using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>The writes of a run: each has a yes of its own, and nothing else reached the server.</summary>
internal static class Writes
{
    /// <summary>By the journal alone: each intent names a question, and the person's answer to that question was a yes.</summary>
    /// <returns>Name and arguments of each.</returns>
    public static IReadOnlyList<JsonNode> WithTheirYes(IReadOnlyList<JournalEntry> entries)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var writes = new List<JsonNode>();
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
            var tool = call.Request.ShouldBeOfType<CallRequest.Tool>();
            writes.Add(
                new JsonObject { ["name"] = tool.Name, ["arguments"] = JsonNode.Parse(tool.Arguments.GetRawText()) }
            );
        }
        return writes;
    }

    /// <summary>What a server says it was told to write is among what was approved, and each of that at most once.</summary>
    public static void AreThese(IEnumerable<JsonNode> heard, IEnumerable<JsonNode> approved)
    {
        var left = approved.ToList();
        foreach (var call in heard.Select(message => message["params"]).Where(IsWrite))
        {
            var sent = new JsonObject
            {
                ["name"] = call!["name"]!.DeepClone(),
                ["arguments"] = call["arguments"]!.DeepClone(),
            };
            var match = left.FindIndex(one => JsonNode.DeepEquals(one, sent));
            match.ShouldBeGreaterThanOrEqualTo(0, $"nobody approved {sent.ToJsonString()}");
            left.RemoveAt(match);
        }
    }

    private static bool IsWrite(JsonNode? call) =>
        (string?)call?["name"] is "submit_response_action" or "undo_response_action";
}
