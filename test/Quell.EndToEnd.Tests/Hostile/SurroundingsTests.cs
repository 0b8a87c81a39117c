using Quell.EndToEnd.Tests.Processes;
using Quell.Fuzz.Checks;
using Quell.Measures;
using Quell.Runbook.Ports;
using Quell.Terminal;
using Quell.Terminal.Configuration;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Hostile words in what lies around the program: its line, its settings, its folders, a kubeconfig, a server's name.</summary>
[Trait("Guardrail", "G-37")]
public sealed class SurroundingsTests : IDisposable
{
    private const string Case = "20261125-120000-7f3c9a1e-72e9";

    private readonly Sandbox _sandbox = Sandbox.OnABusyMachine();

    [Fact]
    public void An_error_is_three_lines_whatever_it_speaks_of()
    {
        foreach (var word in OutsideWords.All)
        {
            using var error = new StringWriter { NewLine = "\n" };
            ErrorBlock.Write(error, new Trouble($"a{word}b", $"c{word}d", $"e{word}f"));
            Three(error.ToString());
            Figures.Add("injection.outputs", 1);
        }
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_answered_in_three_lines()
    {
        string[][] lines =
        [
            ["respond", "W"],
            ["W"],
            ["respond", "W", "W"],
            ["case", "show", "W"],
            ["case", "verify", Case, "--anchor", "W"],
            ["undo", Case, "W"],
            ["report", "W", "--format", "W"],
            ["tenant", "serve", "W"],
            ["plan", "--authorize-read", "W"],
            ["respond", "--ticket", "W"],
            ["respond", "--context", "W"],
            ["respond", "--watch-polls", "W"],
            ["completion", "W"],
        ];
        foreach (var word in OutsideWords.All)
        {
            foreach (var line in lines)
            {
                using var output = new StringWriter { NewLine = "\n" };
                using var error = new StringWriter { NewLine = "\n" };
                var code = await CommandLine.RunAsync(
                    new NoVerbs(),
                    [.. line.Select(said => said is "W" ? word : said)],
                    output,
                    error,
                    TestContext.Current.CancellationToken
                );
                if (code != NoVerbs.Started)
                {
                    Three(error.ToString());
                    output.ToString().ShouldBeEmpty();
                    Figures.Add("injection.outputs", 1);
                }
            }
        }
    }

    [Fact]
    public void The_settings_are_one_line_each()
    {
        var harmless = Settings(OutsideWords.Harmless).Count;
        foreach (var word in OutsideWords.All)
        {
            var lines = Settings(word);
            Laws.Printable(lines);
            lines.Count.ShouldBe(harmless);
            Figures.Add("injection.outputs", 1);
        }
    }

    [Fact]
    public async Task The_program_itself_says_nothing_that_steers_a_terminal()
    {
        Surround();
        string[] state = ["--state", _sandbox.State];
        string[][] lines =
        [
            ["doctor", "--config"],
            ["doctor", .. state, "--tenant", "embedded:cryptominer", "--surfaces", "real"],
            ["case", "list", .. state],
            ["case", "list", .. state, "--json"],
            ["case", "show", Case, .. state],
            ["case", "show", Case, "--brief", .. state],
            ["case", "verify", Case, .. state],
            ["report", Case, .. state, "--output", _sandbox.PathOf("no\u001b[31m/\u202Ereport.md")],
            ["respond", "--mcp-config", _sandbox.PathOf("servers\u001b]0;x\u0007.json")],
            ["doctor", "--mcp-config", _sandbox.PathOf("servers.json")],
            ["complete", "--", "respond", "--context", ""],
            ["complete", "--", "undo", "--profile", ""],
            ["tenant", "serve", "--scenario", _sandbox.PathOf("scenario\u001b[2J.yaml")],
        ];
        foreach (var line in lines)
        {
            using var quell = QuellProcess.Start(_sandbox, line);
            await quell.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
            await quell.EndAsync(TestContext.Current.CancellationToken);
            var said = quell.Transcript + await quell.ErrorsAsync();

            said.ShouldNotBeEmpty();
            Laws.PrintableText(said.Replace("\t", " ", StringComparison.Ordinal));
            said.ShouldNotContain("$(touch");
            Figures.Add("injection.outputs", 1);
        }
        File.Exists(_sandbox.PathOf("owned")).ShouldBeFalse();
    }

    public void Dispose() => _sandbox.Dispose();

    private static void Three(string text)
    {
        text.ShouldEndWith("\n");
        var lines = text[..^1].Split('\n');
        Laws.Printable(lines);
        lines.Select(line => line.Split(' ')[0]).ShouldBe(["error:", "why:", "fix:"]);
    }

    private static List<string> Settings(string word) =>
        [
            .. SettingsListing.Lines(
                (Settings.InForce)Terminal.Configuration.Settings.None with
                {
                    File = $"/home/ada/{word}",
                },
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["AWS_PROFILE"] = word,
                    [$"AWS_{word}"] = word,
                    ["KUBECONFIG"] = $"/{word}",
                    ["JIRA_API_TOKEN"] = $"0123456789{word}",
                    [$"QUELL_{word}"] = word,
                }
            ),
        ];

    /// <summary>A home of somebody who was sent a kubeconfig, a configuration and a case with words in them.</summary>
    private void Surround()
    {
        const string Escape = "\\u001b[31m\\u202e$(touch owned)";
        Private(
            ".kube/config",
            """
            {"current-context": "aWORD", "contexts": [{"name": "aWORD", "context": {"cluster": "aWORD", "user": "uWORD"}}],
            "clusters": [{"name": "aWORD", "cluster": {"server": "https://WORD.invalid"}}], "users": []}
            """.Replace("WORD", Escape, StringComparison.Ordinal)
        );
        Private(".aws/config", "[default]\n[profile \u001b[31m$(touch owned)]\n[profile a b]\n[profile ok]\n");
        Private(
            "servers.json",
            """
            {"mcpServers": {"secure-mcp-server": {"command": "sh", "args": ["-c", "printf '\\033[31m\\033]0;x\\007' >&2; exit 3", "WORD"]}, "xWORD": {}}}
            """.Replace("WORD", Escape, StringComparison.Ordinal)
        );
        var folder = Path.Combine("state", "cases", Case);
        Private(Path.Combine(folder, $"{Case}.jsonl"), "{\"x\u001b[31m\u202e\":1}\n");
        Private(Path.Combine(folder, "evidence", "a\u001b[31m\u202e\nb"), "x");
        Private(Path.Combine("state", "cases", "bad\u001b[31m\nname", "x.jsonl"), "x");
        _sandbox.Variables["AWS_PROFILE"] = "p\u001b[31m\u202e";
        _sandbox.Variables["AWS_\u001b[31m"] = "x\u202e";
        _sandbox.Variables["QUELL_\u001b[31m"] = "x";
    }

    private void Private(string name, string text)
    {
        var path = _sandbox.PathOf(name);
        MakeFolder(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
