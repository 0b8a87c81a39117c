using System.CommandLine;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class ReportVerb
{
    public static Command Build(IVerbs verbs)
    {
        var name = CaseVerbs.Name();
        var format = new Option<ReportFormat>("--format")
        {
            Description = "The form of the report",
            HelpName = "markdown",
            CustomParser = Values.Format,
            DefaultValueFactory = _ => ReportFormat.Markdown,
        };
        var state = SharedOptions.State();
        var command = new Verb("report", "Print the report of a case again.", "quell report CASE > report.md")
        {
            name,
            format,
            state,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.ReportAsync(
                    new ReportOptions
                    {
                        Case = parsed.GetValue(name),
                        Format = parsed.GetValue(format),
                        State = parsed.GetValue(state),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
