using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Quell.Domain;
using Quell.Terminal.Configuration;
using Quell.Terminal.Parsing;
using Quell.Terminal.Verbs;

namespace Quell.Terminal;

/// <summary>The command line: which verbs there are, what they take, and how a bad one is answered.</summary>
public static class CommandLine
{
    internal const string Program = "quell";
    internal const string Example = "quell respond --tenant embedded:cryptominer";

    /// <summary>
    /// How long the process waits for a verb after Ctrl+C or SIGTERM: longer than a submit may take, so that a write in
    /// flight is journalled. The library's own default is two seconds.
    /// </summary>
    public static TimeSpan TerminationTimeout { get; } = TimeSpan.FromSeconds(70);

    /// <summary>All verbs that exist, bound to <paramref name="verbs"/>.</summary>
    /// <param name="inForce">The settings with the flags that were typed; asked for when a verb starts.</param>
    public static RootCommand Build(IVerbs verbs, Func<Settings.InForce>? inForce = null)
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
            DoctorVerb.Build(verbs, inForce ?? (() => (Settings.InForce)Settings.None)),
        };
        root.Add(CompletionVerbs.Script());
        root.Add(CompletionVerbs.Answers(verbs, () => root));
        root.HelpName = Program;
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case VersionOption version:
                    version.Action = new VersionAction();
                    version.Description = "Print version, commit and runtime";
                    break;
                case HelpOption help:
                    help.Action = new ShowHelp();
                    help.Description = "Print this help";
                    break;
            }
        }

        return root;
    }

    /// <summary>Parses and runs one command line. Returns the verb's code, or <see cref="ExitCode.BadUsage"/> with three lines.</summary>
    /// <param name="settings">Reads the configuration file and the environment; called only for a verb that goes by them.</param>
    public static async Task<int> RunAsync(
        IVerbs verbs,
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken,
        Func<Settings>? settings = null
    )
    {
        var inForce = (Settings.InForce)Settings.None;
        var root = Build(verbs, () => inForce);
        var parsed = root.Parse(arguments, s_parsing);
        if (!IsBad(parsed) && GoesBySettings(parsed.CommandResult.Command, parsed.Action) && settings is not null)
        {
            switch (settings())
            {
                case Settings.NotUsable unusable:
                    ErrorBlock.Write(error, unusable.Trouble);
                    return (int)ExitCode.StoppedByInput;
                case Settings.InForce found:
                    inForce = SettingArguments.WithFlags(found, parsed.CommandResult);
                    parsed = root.Parse(SettingArguments.With(arguments, parsed.CommandResult, found), s_parsing);
                    break;
            }
        }
        if (IsBad(parsed))
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

    // An argument that begins with @ is an argument, not a file to read more of them from.
    private static readonly ParserConfiguration s_parsing = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    private static bool IsBad(ParseResult parsed) =>
        parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true };

    private static bool GoesBySettings(Command verb, CommandLineAction? action) =>
        action is not { ClearsParseErrors: true }
        && verb.Options.Any(option => SettingCatalog.OfFlag(option.Name) is not null);
}
