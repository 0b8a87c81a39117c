using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Runbook.Ports;

/// <summary>How a case remembers where its tenant came from, and how a person names that again.</summary>
/// <remarks>
/// <c>embedded:NAME</c>, <c>scenario:PATH</c>, the full path of an <c>mcpServers</c> file, or the address that Sysdig's
/// variables name.
/// </remarks>
public static class TenantSource
{
    private const string Embedded = "embedded:";
    private const string Scenario = "scenario:";

    public static string OfScenario(string path) => Scenario + path;

    /// <summary>The command that goes on with an event of that tenant.</summary>
    public static string Respond(string? eventId, string? source, string? stateFolder = null) =>
        $"quell respond {eventId}{Option(source)}{StateOption(stateFolder)}";

    /// <summary>Repeats where the cases are kept, so that a pasted command finds them; nothing for the usual place.</summary>
    public static string StateOption(string? folder) => folder is null ? string.Empty : $" --state {Word(folder)}";

    /// <summary>What can be typed for a source; null for an address, which variables name.</summary>
    public static Place? Of(string? source) =>
        source switch
        {
            null or "" => null,
            _ when source.StartsWith(Embedded, StringComparison.Ordinal) => new Place.Embedded(
                source[Embedded.Length..]
            ),
            _ when source.StartsWith(Scenario, StringComparison.Ordinal) => new Place.Scenario(
                source[Scenario.Length..]
            ),
            _ when source.Contains("://", StringComparison.Ordinal) => null,
            _ => new Place.File(source),
        };

    private static string Option(string? source) =>
        Of(source) switch
        {
            Place.Embedded embedded => $" --tenant {Word(Embedded + embedded.Name)}",
            Place.Scenario scenario => $" --scenario {Word(scenario.Path)}",
            Place.File file => $" --mcp-config {Word(file.Path)}",
            _ => string.Empty,
        };

    /// <summary>A tenant as it is named on a command line.</summary>
    public abstract record Place
    {
        private Place() { }

        /// <param name="Name">Of one of the scenarios that come with the program.</param>
        public sealed record Embedded(string Name) : Place;

        /// <summary>A scenario of the person's own.</summary>
        public sealed record Scenario(string Path) : Place;

        /// <summary>A file of the <c>mcpServers</c> convention.</summary>
        public sealed record File(string Path) : Place;
    }

    private static string Word(string text) => Printable.Of(ShellWord.Quote(text), 400);
}
