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

    private static string Option(string? source) =>
        source switch
        {
            null or "" => string.Empty,
            _ when source.StartsWith(Embedded, StringComparison.Ordinal) => $" --tenant {Word(source)}",
            _ when source.StartsWith(Scenario, StringComparison.Ordinal) =>
                $" --scenario {Word(source[Scenario.Length..])}",
            _ when source.Contains("://", StringComparison.Ordinal) => string.Empty,
            _ => $" --mcp-config {Word(source)}",
        };

    private static string Word(string text) => Printable.Of(ShellWord.Quote(text), 400);
}
