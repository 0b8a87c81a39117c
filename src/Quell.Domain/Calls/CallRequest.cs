using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quell.Domain.Calls;

/// <summary>Exactly what leaves the program: shown, approved, journalled and sent as one and the same value.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Handshake), "handshake")]
[JsonDerivedType(typeof(Tool), "tool")]
[JsonDerivedType(typeof(Command), "command")]
[JsonDerivedType(typeof(Post), "post")]
public abstract record CallRequest
{
    private CallRequest() { }

    /// <summary>The line that a person reads and can run again.</summary>
    [JsonIgnore]
    public abstract string Text { get; }

    /// <summary>Start or reach an MCP server, shake hands and list its tools.</summary>
    public sealed record Handshake(string Server, string How) : CallRequest
    {
        [JsonIgnore]
        public override string Text => $"mcp {Server}: initialize, tools/list ({How})";
    }

    /// <summary>One MCP tool call. The arguments are already in the shape of the tool's input schema.</summary>
    public sealed record Tool(string Server, string Name, JsonElement Arguments) : CallRequest
    {
        [JsonIgnore]
        public override string Text => $"mcp__{Server.Replace(' ', '_')}__{Name} {Arguments.GetRawText()}";
    }

    /// <summary>A program and its arguments, each passed as it stands and never through a shell.</summary>
    public sealed record Command(ImmutableArray<string> Argv) : CallRequest
    {
        [JsonIgnore]
        public override string Text => string.Join(' ', Argv.Select(ShellWord.Quote));
    }

    public sealed record Post(string Url, JsonElement Body) : CallRequest
    {
        [JsonIgnore]
        public override string Text => $"POST {Url} {Body.GetRawText()}";
    }
}
