using System.Collections.Immutable;

namespace Quell.Sysdig;

/// <summary>Where an MCP server is reached.</summary>
public abstract record McpEndpoint
{
    private McpEndpoint() { }

    /// <summary>The name under which the server is known: <c>embedded</c>, <c>secure-mcp-server</c>.</summary>
    public abstract string Label { get; }

    /// <summary>How the server is reached, in words that hold no secret.</summary>
    public abstract string How { get; }

    /// <summary>A server in this process. It is connected once: when the streams end, it is gone.</summary>
    /// <param name="ServerOutput">What the server writes; owned by the surface from here on.</param>
    /// <param name="ServerInput">What the server reads; owned by the surface from here on.</param>
    public sealed record Streams(Stream ServerOutput, Stream ServerInput, string Name) : McpEndpoint
    {
        public override string Label => Name;

        public override string How => "in this process";
    }

    /// <summary>A server that is started as a program and speaks over its standard streams.</summary>
    /// <param name="Command">A name to be found on PATH, or a path.</param>
    /// <param name="Env">Exactly the variables of the config entry; secrets among them are given to the server and never shown.</param>
    public sealed record Stdio(
        string Command,
        ImmutableArray<string> Args,
        ImmutableSortedDictionary<string, string> Env,
        string? WorkingDirectory = null,
        string Name = "secure-mcp-server"
    ) : McpEndpoint
    {
        public override string Label => Name;

        /// <summary>The arguments as the config entry spells them, before variables took their values; null for those sent.</summary>
        public ImmutableArray<string>? Written { get; init; }

        public override string How =>
            string.Join(
                ' ',
                (Written ?? Args)
                    .Insert(0, Command)
                    .Select(Domain.Calls.ShellWord.Quote)
                    .Select(Domain.Text.Redaction.Of)
            );

        /// <summary>Without the values of the variables: a record is printed sooner or later.</summary>
        public override string ToString() =>
            $"Stdio {{ Name = {Name}, How = {How}, Env = {string.Join(' ', Env.Keys)} }}";
    }

    /// <summary>A server that is reached over HTTP: HTTPS, or plain HTTP on this machine.</summary>
    /// <param name="Headers">Sent with each request; secrets among them are given to the server and never shown.</param>
    /// <param name="OldEvents">True for the transport of 2024-11-05, where answers come over one stream of events.</param>
    public sealed record Http(
        Uri Url,
        ImmutableSortedDictionary<string, string> Headers,
        bool OldEvents = false,
        string Name = "secure-mcp-server"
    ) : McpEndpoint
    {
        public override string Label => Name;

        /// <summary>Without user info, query and fragment, where a secret may stand.</summary>
        public override string How =>
            Domain.Text.Printable.Of(
                Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
                300
            );

        /// <summary>Without the values of the headers: a record is printed sooner or later.</summary>
        public override string ToString() =>
            $"Http {{ Name = {Name}, How = {How}, Headers = {string.Join(' ', Headers.Keys)} }}";
    }
}
