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
        "  1. Type: quell respond --tenant embedded:cryptominer",
        "  2. Each question ends with the answers it takes, above the prompt `>`.",
        "     `light` begins; `yes` lets it read the practice cluster; then choose what",
        "     to do about the miner, such as: get logs, then kill process",
        "  3. Choosing runs nothing. Each action is shown whole - what is sent, what it",
        "     breaks, the way back - and asks for its own yes. Enter alone is a no.",
        "     What cannot be taken back also asks for a name, as printed.",
        "  4. It watches for five minutes, then says the verdict, what each yes did,",
        "     and where the report is. `stop` ends earlier; the case can be resumed.",
        "  At any question: `help` says what it decides, `why 2` what action 2 rests on.",
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
