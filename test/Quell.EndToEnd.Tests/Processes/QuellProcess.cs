using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The built program, run as a script would run it: lines out, one line in for each question.</summary>
internal sealed partial class QuellProcess : IDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly StringBuilder _errors = new();

    private QuellProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    public static string FullName { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "quell.exe" : "quell");

    /// <summary>Both sides of the talk so far.</summary>
    public string Transcript => _said.ToString();

    public int Id => _process.Id;

    public static QuellProcess Start(Sandbox sandbox, params IEnumerable<string> arguments) =>
        Start(sandbox, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <param name="variables">Beside those that every run gets.</param>
    public static QuellProcess Start(
        Sandbox sandbox,
        IReadOnlyDictionary<string, string> variables,
        params IEnumerable<string> arguments
    ) => Start(FullName, sandbox, variables, arguments);

    /// <summary>
    /// Also where this test was itself started with Ctrl+C switched off, as a shell does with what it runs in the background,
    /// or with hanging up, as <c>nohup</c> does.
    /// </summary>
    public static QuellProcess StartInterruptible(Sandbox sandbox, params IEnumerable<string> arguments) =>
        Start(
            "env",
            sandbox,
            new Dictionary<string, string>(StringComparer.Ordinal),
            ["--default-signal=INT,HUP", FullName, .. arguments]
        );

    /// <summary>A line as the program prints it, pasted into a shell.</summary>
    public static QuellProcess StartShell(Sandbox sandbox, string line)
    {
        var path = $"{Path.GetDirectoryName(FullName)}:{Environment.GetEnvironmentVariable("PATH")}";
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = path };
        return Start("sh", sandbox, variables, ["-c", line]);
    }

    private static QuellProcess Start(
        string program,
        Sandbox sandbox,
        IReadOnlyDictionary<string, string> variables,
        IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = sandbox.Folder,
        };
        start.Environment["HOME"] = sandbox.Folder;
        start.Environment["NO_COLOR"] = "1";
        start.Environment["QUELL_CASE_FILES"] = sandbox.CaseFiles;
        start.Environment.Remove("XDG_STATE_HOME");
        start.Environment.Remove("XDG_CONFIG_HOME");
        foreach (var (name, value) in sandbox.Variables.Concat(variables))
        {
            start.Environment[name] = value;
        }
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return new QuellProcess(Process.Start(start).ShouldNotBeNull());
    }

    /// <summary>Answers questions until the program ends or says a line that is looked for.</summary>
    /// <param name="answer">From the kind of a question and its accepted answers; null ends the input.</param>
    /// <returns>True when the line was said; false when the output ended without it.</returns>
    public async Task<bool> TalkAsync(
        Func<string, string[], string?> answer,
        Func<string, bool> until,
        CancellationToken cancellationToken
    )
    {
        using var limit = Limit(cancellationToken);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            _said.AppendLine(line);
            if (until(line))
            {
                return true;
            }
            if (QuestionLine().Match(line) is { Success: true } question)
            {
                await AnswerAsync(answer(question.Groups["kind"].Value, question.Groups["accepts"].Value.Split(" | ")));
            }
        }
        return false;
    }

    public Task<bool> TalkAsync(Func<string, string[], string?> answer, CancellationToken cancellationToken) =>
        TalkAsync(answer, _ => false, cancellationToken);

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>The exit code, once it has ended by itself.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>All of standard error, once the program has ended.</summary>
    public Task<string> ErrorsAsync() => Task.FromResult(_errors.ToString());

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private async Task AnswerAsync(string? words)
    {
        if (words is null)
        {
            _said.AppendLine("> (end of input)");
            _process.StandardInput.Close();
            return;
        }
        _said.AppendLine($"> {words}");
        await _process.StandardInput.WriteLineAsync(words);
        await _process.StandardInput.FlushAsync();
    }

    private static CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_deadline);
        return limit;
    }

    [GeneratedRegex(
        @"^\? \S+ (?<kind>\S+) \[(?<accepts>.*)\]$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex QuestionLine();
}
