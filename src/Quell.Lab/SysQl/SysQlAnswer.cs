using System.Text.Json.Nodes;

namespace Quell.Lab.SysQl;

/// <summary>What the graph says to a query.</summary>
internal abstract record SysQlAnswer
{
    private SysQlAnswer() { }

    public sealed record Answered(JsonArray Items, JsonObject Entities) : SysQlAnswer;

    public sealed record Rejected(string Message) : SysQlAnswer;
}
