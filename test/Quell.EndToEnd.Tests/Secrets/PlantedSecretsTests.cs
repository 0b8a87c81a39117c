using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Secrets;

/// <summary>Secrets with marks lie wherever secrets lie; nothing that the program wrote, said or passed on holds one.</summary>
public sealed class PlantedSecretsTests
{
    private const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    /// <summary>A server that talks of its token on its way up.</summary>
    private const string TalkingServer = """
        echo "starting with token=$API_TOKEN" >&2
        for process in $PPID $$; do tr '\0' ' ' <"/proc/$process/cmdline"; echo; done >>"$SEEN"
        exec "$QUELL" tenant serve --scenario "$SCENARIO"
        """;

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task Nothing_that_is_written_said_or_passed_on_holds_a_planted_secret()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var tools = new PlantedTools();
        var servers = Plant(sandbox, tools);
        string[] tenant = ["--mcp-config", servers, "--connect-timeout", "60"];
        string[] state = ["--state", sandbox.State];
        var said = new List<string>();

        var response = await RunAsync(
            sandbox,
            tools,
            said,
            ["respond", EventId, .. tenant, .. state, "--watch-interval", "1", "--watch-polls", "1"]
        );
        var id = Path.GetFileName(sandbox.Cases.ShouldHaveSingleItem());
        await RunAsync(sandbox, tools, said, ["case", "show", id, "--json", .. state]);
        await RunAsync(sandbox, tools, said, ["report", id, .. state]);
        await RunAsync(sandbox, tools, said, ["undo", id, .. tenant, .. state]);
        await RunAsync(sandbox, tools, said, ["doctor", .. tenant, .. state]);
        await RunAsync(sandbox, tools, said, ["plan", EventId, .. tenant, "--authorize-read", "kubectl,aws", "--json"]);

        response.ShouldContain("FILE_ACQUIRE done");
        response.ShouldContain("…redacted");
        tools.Seen.ShouldContain("--context prod-eu-1");
        tools.Seen.ShouldContain("aws sts get-caller-identity");
        said.Count.ShouldBe(6);
        Leaks(sandbox, said, tools).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task An_error_of_a_server_that_does_not_start_holds_no_planted_secret()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var tools = new PlantedTools();
        var servers = sandbox.Server(
            "sh",
            ["-c", "echo \"cannot log in: Authorization: Bearer $API_TOKEN\" >&2; exit 3"],
            ("API_TOKEN", Planted.ServerToken)
        );
        var said = new List<string>();

        await RunAsync(sandbox, tools, said, ["doctor", "--mcp-config", servers]);
        await RunAsync(sandbox, tools, said, ["respond", EventId, "--mcp-config", servers]);

        said.ShouldAllBe(words => words.Contains("fix: "));
        Leaks(sandbox, said, tools).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task The_token_of_a_hosted_tenant_is_in_its_header_and_nowhere_else()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var tools = new PlantedTools();
        using var served = QuellProcess.Start(sandbox, "tenant", "serve", "cryptominer", "--http", "0");
        var address = "";
        await served.TalkAsync(
            (_, _) => null,
            line =>
                line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } at
                && (address = at).Length > 0,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            sandbox.PathOf("servers.json"),
            $$$$$"""{"mcpServers":{"secure-mcp-server":{"type":"http","url":"{{{{{address}}}}}","headers":{"Authorization":"Bearer {{{{{Planted.HeaderToken}}}}}"}}}}""",
            TestContext.Current.CancellationToken
        );
        var said = new List<string>();

        var words = await RunAsync(
            sandbox,
            tools,
            said,
            [
                "respond",
                EventId,
                "--mcp-config",
                sandbox.PathOf("servers.json"),
                "--state",
                sandbox.State,
                "--watch-interval",
                "1",
                "--watch-polls",
                "1",
            ]
        );
        await served.KillAsync(TestContext.Current.CancellationToken);
        await RunAsync(sandbox, tools, said, ["doctor", "--mcp-config", sandbox.PathOf("servers.json")]);

        words.ShouldContain("KILL_PROCESS done");
        Leaks(sandbox, said, tools).ShouldBeEmpty();
    }

    private static string Plant(Sandbox sandbox, PlantedTools tools)
    {
        var scenario = sandbox.PathOf("planted.yaml");
        File.WriteAllText(scenario, Planted.In(Scenario()));
        Private(Path.Combine(".kube", "config"), Planted.Kubeconfig);
        Private(
            Path.Combine(".aws", "credentials"),
            $"[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {Planted.AwsFileSecret}\n"
        );
        return sandbox.Server(
            "sh",
            ["-c", TalkingServer],
            ("QUELL", QuellProcess.FullName),
            ("SCENARIO", scenario),
            ("SEEN", tools.SeenFile),
            ("API_TOKEN", Planted.ServerToken)
        );

        void Private(string name, string text)
        {
            var path = sandbox.PathOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    private static string Scenario()
    {
        using var resource = typeof(Quell.Lab.EmbeddedTenant).Assembly.GetManifestResourceStream(
            typeof(Quell.Lab.EmbeddedTenant)
                .Assembly.GetManifestResourceNames()
                .Single(name => name.EndsWith("cryptominer.yaml", StringComparison.Ordinal))
        );
        using var reader = new StreamReader(resource.ShouldNotBeNull());
        return reader.ReadToEnd();
    }

    /// <returns>Both outputs of the program.</returns>
    private static async Task<string> RunAsync(
        Sandbox sandbox,
        PlantedTools tools,
        List<string> said,
        IEnumerable<string> arguments
    )
    {
        var variables = new Dictionary<string, string>(Planted.Environment, StringComparer.Ordinal)
        {
            ["PATH"] = tools.PathVariable,
        };
        using var run = QuellProcess.Start(sandbox, variables, arguments);
        await run.TalkAsync(
            (kind, accepts) =>
                kind switch
                {
                    "grant" => "read-only",
                    "undo" => "all",
                    _ => Scripts.Choose("GET_LOGS", "FILE_ACQUIRE", "KILL_PROCESS")(kind, accepts),
                },
            TestContext.Current.CancellationToken
        );
        await run.EndAsync(TestContext.Current.CancellationToken);
        var words = run.Transcript + await run.ErrorsAsync();
        said.Add(words);
        return words;
    }

    /// <summary>Where a mark stands: in what was written below the state folder, in what was said, or in an argument list.</summary>
    private static List<string> Leaks(Sandbox sandbox, List<string> said, PlantedTools tools)
    {
        var places = new List<(string Place, string Text)> { ("an argument list", tools.Seen) };
        places.AddRange(said.Select((words, index) => ($"output {index + 1}", words)));
        if (Directory.Exists(sandbox.State))
        {
            places.AddRange(
                Directory
                    .EnumerateFiles(sandbox.State, "*", SearchOption.AllDirectories)
                    .Select(path => (Path.GetRelativePath(sandbox.State, path), File.ReadAllText(path)))
            );
        }
        return
        [
            .. places.SelectMany(place =>
                Planted
                    .All.Where(mark => place.Text.Contains(mark, StringComparison.Ordinal))
                    .Select(mark => $"{mark} in {place.Place}")
            ),
        ];
    }
}
