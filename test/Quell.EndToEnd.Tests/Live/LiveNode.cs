using System.Diagnostics;
using Quell.Adapters.Tests;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>
/// A real cluster of one node on loopback whose Pods are real processes of this machine, made by the script that
/// <c>QUELL_TESTS_NODE</c> names: <c>SCRIPT up FOLDER</c> prints a kubeconfig, <c>SCRIPT down FOLDER</c> ends it all.
/// </summary>
public sealed class LiveNode : IAsyncLifetime
{
    public const string Cluster = "prod-eu-1";
    public const string Node = "127.0.0.1";
    private const string Variable = "QUELL_TESTS_NODE";

    private readonly string _folder = Directory.CreateTempSubdirectory("quell-node-").FullName;
    private string? _script;
    private Process? _lock;

    public string Kubeconfig { get; private set; } = string.Empty;

    /// <summary>Skips where there is no such script; fails where a node was promised.</summary>
    public void Need()
    {
        if (_script is null)
        {
            RealParts.Missing("node", $"{Variable} names no script that starts a cluster with a node");
        }
    }

    public async ValueTask InitializeAsync()
    {
        var script = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(script) || !File.Exists(script))
        {
            return;
        }
        // Two nodes on one machine would share a bridge: whoever comes second waits.
        _lock = Process.Start(
            new ProcessStartInfo(
                "flock",
                ["-w", "900", Path.Combine(Path.GetTempPath(), "quell-node.lock"), "sh", "-c", "echo held; cat"]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        (await _lock.StandardOutput.ReadLineAsync()).ShouldBe("held", "another run holds the node");
        var up = await LiveProgram.RunAsync(script, ["up", _folder]);
        up.Code.ShouldBe(0, up.Error);
        Kubeconfig = up.Output.Trim();
        _script = script;
    }

    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
        {
            await LiveProgram.RunAsync(_script, ["down", _folder]);
        }
        _lock?.StandardInput.Close();
        _lock?.Dispose();
        await LiveProgram.RunAsync("rm", ["-rf", _folder]);
    }

    /// <summary>Runs kubectl as the administrator, past Quell.</summary>
    public async Task<string> KubectlAsync(params string[] arguments)
    {
        var run = await LiveProgram.RunAsync("kubectl", arguments, variables: ("KUBECONFIG", Kubeconfig));
        run.Code.ShouldBe(0, $"kubectl {string.Join(' ', arguments)}: {run.Error}");
        return run.Output.Trim();
    }

    /// <summary>True where the line ends well; its error otherwise says what did not hold.</summary>
    public async Task<bool> TryKubectlAsync(params string[] arguments) =>
        (await LiveProgram.RunAsync("kubectl", arguments, variables: ("KUBECONFIG", Kubeconfig))).Code == 0;

    public async Task ApplyAsync(string manifests)
    {
        var run = await LiveProgram.RunAsync("kubectl", ["apply", "-f", "-"], manifests, ("KUBECONFIG", Kubeconfig));
        run.Code.ShouldBe(0, run.Error);
    }

    /// <summary>Process ids of this machine whose command line holds the words, one after another.</summary>
    public static int[] Processes(params string[] words) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _))
                .Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture))
                .Where(id => CommandLine(id).SequenceEqual(words))
                .Order(),
        ];

    private static string[] CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").TrimEnd('\0').Split('\0');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return []; // It ended while it was looked at.
        }
    }
}
