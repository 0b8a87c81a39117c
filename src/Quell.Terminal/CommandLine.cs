using System.CommandLine;
using System.CommandLine.Help;
using Quell.Domain;
using Quell.Terminal.Parsing;
using Quell.Terminal.Verbs;

namespace Quell.Terminal;

/// <summary>The command line: which verbs there are, what they take, and how a bad one is answered.</summary>
public static class CommandLine
{
    internal const string Example = "quell respond --tenant embedded:cryptominer";

    /// <summary>
    /// How long the process waits for a verb after Ctrl+C or SIGTERM: longer than a submit may take, so that a write in
    /// flight is journalled. The library's own default is two seconds.
    /// </summary>
    public static TimeSpan TerminationTimeout { get; } = TimeSpan.FromSeconds(70);

    /// <summary>All verbs that exist, bound to <paramref name="verbs"/>.</summary>
    public static RootCommand Build(IVerbs verbs)
    {
        var root = new RootCommand("Takes a runtime threat to a verdict, every write behind its own explicit yes.")
        {
            RespondVerb.Build(verbs),
            PlanVerb.Build(verbs),
            InvestigateVerb.Build(verbs),
            UndoVerb.Build(verbs),
            CaseVerbs.Build(verbs),
            ReportVerb.Build(verbs),
            TenantVerbs.Build(verbs),
            DoctorVerb.Build(verbs),
        };
        root.HelpName = "quell";
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case VersionOption version:
                    version.Action = new VersionAction();
                    version.Description = "Print the version";
                    break;
                case HelpOption help:
                    help.Action = new HelpWithExample();
                    help.Description = "Print this help";
                    break;
            }
        }

        return root;
    }

    /// <summary>Parses and runs one command line. Returns the verb's code, or <see cref="ExitCode.BadUsage"/> with three lines.</summary>
    public static async Task<int> RunAsync(
        IVerbs verbs,
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        // An argument that begins with @ is an argument, not a file to read more of them from.
        var parsing = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var parsed = Build(verbs).Parse(arguments, parsing);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            ErrorBlock.Write(error, BadUsage.Of(parsed));
            return (int)ExitCode.BadUsage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }
}
