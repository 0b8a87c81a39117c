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
            HelpName = "terminal|markdown|html|json|ocsf",
            CustomParser = Values.Format,
            DefaultValueFactory = _ => ReportFormat.Markdown,
        };
        var output = new Option<string>("--output")
        {
            Description = "The file to make, for you alone; one that exists is left as it is",
            HelpName = "FILE",
            CustomParser = Values.Path("--output"),
        };
        var state = SharedOptions.State();
        var command = new Verb(
            "report",
            "The report of a case, finished or not, in any format.",
            "quell report CASE --format html --output report.html"
        )
        {
            name,
            format,
            output,
            state,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.ReportAsync(
                    new ReportOptions
                    {
                        Case = parsed.GetValue(name),
                        Format = parsed.GetValue(format),
                        Output = parsed.GetValue(output),
                        State = parsed.GetValue(state),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
