using System.CommandLine;

namespace Quell.Terminal.Parsing;

/// <summary>Options that several verbs take, each spelled once.</summary>
internal static class SharedOptions
{
    public static Option<string?> State() =>
        new("--state")
        {
            Description = "The folder that holds the cases",
            HelpName = "DIR",
            CustomParser = Values.Path("--state"),
        };

    public static Option<string?> CaseFiles() =>
        new("--case-files")
        {
            Description = "The folder of investigations' case files, usually /tmp",
            HelpName = "DIR",
            CustomParser = Values.Path("--case-files"),
        };

    public static Option<bool> Json() =>
        new("--json") { Description = "One JSON document on stdout; words for people on stderr" };

    public static Option<bool> Plain() => new("--plain") { Description = "Plain lines and line answers, as on a pipe" };
}
