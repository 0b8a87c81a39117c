using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Quell.Terminal.Parsing;

/// <summary>Prints <c>quell &lt;version&gt; (commit …, runtime)</c>.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    private const int CommitDigits = 12;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var said = typeof(VersionAction)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine(Line(said ?? "unknown"));
        return 0;
    }

    /// <param name="informational">The version, and after a plus the commit that it was built from.</param>
    internal static string Line(string informational)
    {
        var commit = informational.Split('+') is [_, { Length: > 0 } revision, ..]
            ? $"commit {(revision.Length > CommitDigits ? revision[..CommitDigits] : revision)}"
            : "commit unknown";
        // A list of assemblies to load is what a native program does not have.
        var how = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null ? " native" : "";
        return $"quell {informational.Split('+')[0]} ({commit}, {RuntimeInformation.FrameworkDescription}{how}, {RuntimeInformation.RuntimeIdentifier})";
    }
}
