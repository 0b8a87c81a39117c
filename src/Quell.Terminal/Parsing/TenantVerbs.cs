using System.CommandLine;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class TenantVerbs
{
    public static Command Build(IVerbs verbs) =>
        new Verb("tenant", "The tenant inside the program, for practice.", "quell tenant list")
        {
            List(verbs),
            Serve(verbs),
        };

    private static Verb List(IVerbs verbs)
    {
        var json = SharedOptions.Json();
        var command = new Verb("list", "List the scenarios.", "quell tenant list --json") { json };
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.TenantListAsync(new TenantListOptions { Json = parsed.GetValue(json) }, cancellationToken)
        );
        return command;
    }

    private static Verb Serve(IVerbs verbs)
    {
        var scenario = new Argument<string?>("SCENARIO")
        {
            Description = "A name that `quell tenant list` prints",
            CustomParser = Values.Scenario,
        };
        var memory = new Option<string?>("--memory")
        {
            Description = "A file in which it remembers what was submitted, to go on from when served again",
            HelpName = "FILE",
            CustomParser = Values.Path("--memory"),
        };
        var command = new Verb(
            "serve",
            "Serve a scenario as an MCP server on standard input and output.",
            "quell tenant serve cryptominer"
        )
        {
            scenario,
            memory,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.TenantServeAsync(
                    new TenantServeOptions
                    {
                        Scenario = parsed.GetRequiredValue(scenario)!,
                        Memory = parsed.GetValue(memory),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
