using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Quell.Terminal.Parsing;

/// <summary>The library's help of a verb, then the verb's example.</summary>
internal sealed class HelpWithExample : SynchronousCommandLineAction
{
    private const int Columns = 80;

    private readonly HelpAction _help = new() { MaxWidth = Columns };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var example = (parseResult.CommandResult.Command as Verb)?.Example ?? CommandLine.Example;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Example:");
        output.WriteLine("  " + example);
        return code;
    }
}
