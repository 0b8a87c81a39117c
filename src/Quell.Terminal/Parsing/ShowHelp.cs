using System.CommandLine;
using System.CommandLine.Invocation;

namespace Quell.Terminal.Parsing;

/// <summary>Prints the help of a verb, then the verb's example; of the program itself, the way to a first incident.</summary>
internal sealed class ShowHelp : SynchronousCommandLineAction
{
    /// <summary>What somebody who has read nothing else needs to finish an incident.</summary>
    private static readonly string[] s_first =
    [
        "",
        "Your first incident, for practice; nothing real is touched:",
        "  1. quell respond --tenant embedded:cryptominer",
        "  2. Each question ends with the answers it takes. Type one: `light`; then the",
        "     numbers of the actions that you want, such as `1 4`; then, one by one, a",
        "     yes or a no; what cannot be taken back asks for a printed name as well.",
        "     `why 4` says what an action rests on, `map` what is at stake.",
        "  3. It watches for five minutes, then says the verdict and where the report is.",
        "  Afterwards: `quell case list`, `quell report CASE`, `quell undo CASE`.",
        "  More to practise: `quell tenant list`. With your own tenant: `quell doctor`.",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        foreach (var line in HelpPage.Lines(command, CommandPath.Of(parseResult.CommandResult)))
        {
            output.WriteLine(line);
        }
        foreach (var line in command is RootCommand ? s_first : [])
        {
            output.WriteLine(line);
        }
        output.WriteLine();
        output.WriteLine("Example:");
        output.WriteLine("  " + ((command as Verb)?.Example ?? CommandLine.Example));
        return 0;
    }
}
