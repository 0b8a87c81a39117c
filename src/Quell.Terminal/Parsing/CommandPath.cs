using System.CommandLine;
using System.CommandLine.Parsing;

namespace Quell.Terminal.Parsing;

/// <summary>A verb with those above it, as it is typed.</summary>
internal static class CommandPath
{
    public static string Of(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command })
            {
                names.Add(command is RootCommand ? CommandLine.Program : command.Name);
            }
        }

        names.Reverse();
        return string.Join(' ', names);
    }
}
