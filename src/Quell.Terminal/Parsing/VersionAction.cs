using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Quell.Terminal.Parsing;

/// <summary>Prints <c>quell &lt;version&gt;</c>.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>The version of the build, without the commit that some builds append.</summary>
    public static string Version { get; } =
        typeof(VersionAction)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "unknown";

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine("quell " + Version);
        return 0;
    }
}
