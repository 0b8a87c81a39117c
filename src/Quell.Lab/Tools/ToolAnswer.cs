using System.Text.Json.Nodes;

namespace Quell.Lab.Tools;

/// <summary>What a tool says: a document, or a refusal as the service words one.</summary>
internal abstract record ToolAnswer
{
    private ToolAnswer() { }

    public sealed record Document(JsonObject Json) : ToolAnswer;

    /// <param name="Doing">What was tried, e.g. "error retrieving event".</param>
    /// <param name="Status">The HTTP status the service would answer.</param>
    /// <param name="Type">The service's word for it.</param>
    public sealed record Refusal(string Doing, int Status, string Type, string Message) : ToolAnswer
    {
        public string Text()
        {
            var body = new JsonObject
            {
                ["type"] = Type,
                ["message"] = Message,
                ["details"] = new JsonArray(),
            };
            return $"{Doing}{(Doing.StartsWith("SysQL", StringComparison.Ordinal) ? ":" : ",")} status code: {Status}, response: {body.ToJsonString()}";
        }
    }

    /// <summary>Arguments that do not fit the tool's schema.</summary>
    public sealed record BadArguments(string Message) : ToolAnswer;
}
