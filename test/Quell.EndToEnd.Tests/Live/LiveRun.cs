using Quell.Domain.Cases;
using Quell.EndToEnd.Tests.Processes;
using Quell.Journal;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>Runs of the real program on real parts, with one folder of cases.</summary>
internal sealed class LiveRun : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly string _scenario;

    /// <param name="variables">What the programs that it runs need: a kubeconfig, keys, an endpoint.</param>
    public LiveRun(string scenario, params (string Name, string Value)[] variables)
    {
        _scenario = _sandbox.PathOf("live.yaml");
        File.WriteAllText(_scenario, scenario);
        foreach (var (name, value) in variables)
        {
            _sandbox.Variables[name] = value;
        }
    }

    /// <summary>What was said and typed in the latest run, and then what stood on its error output.</summary>
    public string Transcript { get; private set; } = string.Empty;

    public string Folder => _sandbox.Cases.ShouldHaveSingleItem();

    public CaseId Case => new(Path.GetFileName(Folder));

    public string Report => File.ReadAllText(Path.Combine(Folder, "report.md"));

    public CaseState State
    {
        get
        {
            var state = StateFolder.Open(_sandbox.State).ShouldBeOfType<StateFolderResult.Opened>().Folder;
            return CaseState.Fold(new CaseStore(state, TimeProvider.System).Read(Case)!);
        }
    }

    public Task<int> RespondAsync(Func<string, string[], string?> answer, params string[] more) =>
        RunAsync(
            answer,
            [
                "respond",
                "--scenario",
                _scenario,
                "--surfaces",
                "real",
                "--watch-interval",
                "2",
                "--watch-polls",
                "2",
                .. more,
            ]
        );

    /// <param name="action">The response to undo: its id, try or type.</param>
    public Task<int> UndoAsync(Func<string, string[], string?> answer, string? action = null) =>
        RunAsync(answer, ["undo", Case.Value, .. action is null ? (string[])[] : [action], "--surfaces", "real"]);

    public Task<int> VerifyAsync() => RunAsync(static (_, _) => null, ["case", "verify", Case.Value]);

    /// <summary>The latest run printed this.</summary>
    public void Said(string words) =>
        Transcript.Contains(words, StringComparison.Ordinal).ShouldBeTrue($"not said: {words}\n{Transcript}");

    /// <summary>A line of the restatement that the test then compares with what truly happened.</summary>
    public void Consequence(string sentence) => Said(sentence);

    public void Dispose() => _sandbox.Dispose();

    private async Task<int> RunAsync(Func<string, string[], string?> answer, string[] arguments)
    {
        using var quell = QuellProcess.Start(_sandbox, [.. arguments, "--state", _sandbox.State]);
        await quell.TalkAsync(answer, TestContext.Current.CancellationToken);
        var code = await quell.EndAsync(TestContext.Current.CancellationToken);
        Transcript = quell.Transcript + await quell.ErrorsAsync();
        return code;
    }
}
