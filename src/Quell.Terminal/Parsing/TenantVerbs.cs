using System.CommandLine;
using System.CommandLine.Parsing;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class TenantVerbs
{
    private const int UsualPort = 8765;
    private const int MostPort = 65_535;

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
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Values.Scenario,
        };
        var file = TenantOptionSet.ScenarioFile();
        var http = new Option<int?>("--http")
        {
            Description = $"Serve over HTTP on 127.0.0.1; port 0 to 65535, usually {UsualPort}, 0 takes a free one",
            HelpName = "PORT",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Port,
        };
        var memory = new Option<string?>("--memory")
        {
            Description = "A file in which it remembers what was submitted, to go on from when served again",
            HelpName = "FILE",
            CustomParser = Values.Path("--memory"),
        };
        var command = new Verb(
            "serve",
            "Serve a scenario as an MCP server: on standard input and output, or over HTTP.",
            "quell tenant serve cryptominer --http"
        )
        {
            scenario,
            file,
            http,
            memory,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(scenario) is { Tokens.Count: > 0 } == result.GetResult(file) is not null)
            {
                result.AddError(
                    "name one scenario, before --http: SCENARIO as `quell tenant list` prints it, or --scenario FILE"
                );
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.TenantServeAsync(
                    new TenantServeOptions
                    {
                        Tenant = new TenantChoice.Embedded(parsed.GetValue(scenario), parsed.GetValue(file)),
                        Port = parsed.GetResult(http) is null ? null : parsed.GetValue(http) ?? UsualPort,
                        Memory = parsed.GetValue(memory),
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static int? Port(ArgumentResult result) =>
        result.Tokens.Count == 0 ? UsualPort : Values.Whole("--http", 0, MostPort, "as a port")(result);
}
