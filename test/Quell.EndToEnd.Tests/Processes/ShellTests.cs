using System.Diagnostics;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The scripts of <c>quell completion</c> in the shells that they are for, asking the real program.</summary>
public sealed class ShellTests : IDisposable
{
    private const string Case = "20261125-120000-7f3c9a1e-72e9";

    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task Bash_completes_verbs_values_cases_and_files()
    {
        SeedCase();
        var said = await AskAsync(
            "bash",
            """
            source <(quell completion bash)
            try() { COMP_LINE=$1 COMP_POINT=${#1}; _quell; echo "$1= ${COMPREPLY[*]}"; }
            try 'quell re'
            try 'quell respond --tenant embedded:crypto'
            try 'quell respond --surfaces='
            try "quell report --state $STATE "
            try 'quell plan --mcp-config serv'
            try 'quell respond --context '
            try 'quell respond --profile '
            try 'quell plan $(touch owned) --te'
            """
        );

        said.ShouldContain("quell re= respond report\n");
        // Bash breaks words at the colon, and replaces what stands behind it.
        said.ShouldContain("embedded:crypto= cryptominer\n");
        said.ShouldContain("--surfaces== embedded real\n");
        said.ShouldContain($"{_sandbox.State} = {Case}\n");
        said.ShouldContain("--mcp-config serv= servers.json\n");
        said.ShouldContain("--context = kind-lab prod-eu-1\n");
        said.ShouldContain("--profile = default audit\n");
        said.ShouldContain("--te= --tenant\n");
        File.Exists(_sandbox.PathOf("owned")).ShouldBeFalse();
    }

    [Fact]
    public async Task Zsh_completes_verbs_values_cases_and_files()
    {
        SeedCase();
        var said = await AskAsync(
            "zsh",
            """
            compdef() { echo "compdef $*" }
            _describe() { print -rl -- "${(@P)${@[-1]}}" }
            _files() { echo "files $*" }
            source <(quell completion zsh)
            try() { words=("$@"); CURRENT=$#; PREFIX=${words[-1]}; echo "> $*"; _quell }
            try quell re
            try quell respond --tenant embedded:crypto
            try quell report --state $STATE ''
            try quell case list --state ''
            try quell respond --context k
            try quell respond --profile a
            """
        );

        said.ShouldContain("compdef _quell quell\n");
        said.ShouldContain("> quell re\nrespond:Take a runtime threat");
        said.ShouldContain("\nreport:");
        said.ShouldContain("\nembedded\\:cryptominer:");
        said.ShouldContain($"\n{Case}\n");
        said.ShouldContain("\nfiles -/\n");
        said.ShouldContain("--context k\nkind-lab\n");
        said.ShouldContain("--profile a\naudit\n");
    }

    [Fact]
    public async Task Fish_completes_verbs_values_cases_and_files()
    {
        SeedCase();
        var said = await AskAsync(
            "fish",
            """
            quell completion fish | source
            complete -C'quell re'
            complete -C'quell respond --tenant embedded:crypto'
            complete -C"quell report --state $STATE "
            complete -C'quell plan --mcp-config serv'
            complete -C'quell respond --context k'
            complete -C'quell respond --profile a'
            """
        );

        said.ShouldContain("respond\tTake a runtime threat");
        said.ShouldContain("report\t");
        said.ShouldContain("embedded:cryptominer\t");
        said.ShouldContain($"\n{Case}\n");
        said.ShouldContain("\nservers.json");
        said.ShouldContain("\nkind-lab\n");
        said.ShouldContain("\naudit\n");
    }

    public void Dispose() => _sandbox.Dispose();

    /// <summary>A case that was begun; completion reads its name alone.</summary>
    private void SeedCase()
    {
        var folder = Path.Combine(_sandbox.State, "cases", Case);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
        File.WriteAllText(Path.Combine(folder, $"{Case}.jsonl"), "");
        File.WriteAllText(_sandbox.PathOf("servers.json"), "{}");
        Place(".kube", "contexts: [{ name: kind-lab, context: {} }, { name: prod-eu-1, context: {} }]");
        Place(".aws", "[default]\n[profile audit]\n");
    }

    private void Place(string folder, string config)
    {
        Directory.CreateDirectory(_sandbox.PathOf(folder));
        var file = Path.Combine(_sandbox.PathOf(folder), "config");
        File.WriteAllText(file, config);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task<string> AskAsync(string shell, string script)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Assert.SkipWhen(
            !path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))),
            $"{shell} is not installed here."
        );
        var file = _sandbox.PathOf($"script.{shell}");
        await File.WriteAllTextAsync(
            file,
            script.ReplaceLineEndings("\n") + "\n",
            TestContext.Current.CancellationToken
        );
        var start = new ProcessStartInfo(shell)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _sandbox.Folder,
        };
        start.ArgumentList.Add(file);
        start.Environment["PATH"] = Path.GetDirectoryName(QuellProcess.FullName) + Path.PathSeparator + path;
        start.Environment["HOME"] = _sandbox.Folder;
        start.Environment["STATE"] = _sandbox.State;
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var elsewhere in (string[])["XDG_CONFIG_HOME", "KUBECONFIG", "AWS_CONFIG_FILE"])
        {
            start.Environment.Remove(elsewhere);
        }
        using var process = Process.Start(start).ShouldNotBeNull();
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }
}
