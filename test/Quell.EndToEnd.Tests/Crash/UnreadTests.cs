using System.Diagnostics;
using Quell.EndToEnd.Tests.Processes;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Nobody reads what the real program prints any more: a pipe whose other end left, a terminal that was closed.</summary>
public sealed class UnreadTests
{
    /// <summary>Opens a terminal, runs the rest of the words in it, and closes it at the first question.</summary>
    private const string Terminal = """
        import os, pty, select, signal, sys, time
        pid, screen = pty.fork()
        if pid == 0:
            signal.signal(signal.SIGHUP, signal.SIG_IGN if sys.argv[1] == 'deaf' else signal.SIG_DFL)
            os.execv(sys.argv[2], sys.argv[2:])
        shown = b''
        while b'[auto | light' not in shown:
            if not select.select([screen], [], [], 120)[0]:
                sys.exit(98)
            shown += os.read(screen, 65536)
        os.close(screen)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                sys.exit(os.waitstatus_to_exitcode(status) & 127)
            select.select([], [], [], 0.05)
        os.kill(pid, signal.SIGKILL)
        sys.exit(99)
        """;

    [Fact]
    [Trait("Guardrail", "G-12")]
    public async Task Answers_that_were_typed_ahead_approve_nothing_once_the_output_is_cut_off()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        var answers = await AnswersAsync(sandbox);
        answers.ShouldContain(answer => answer.StartsWith("yes 4 KILL_PROCESS", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(sandbox.PathOf("answers"), answers, TestContext.Current.CancellationToken);
        var command = string.Join(' ', RespondLine.Practising(sandbox, 1, 1)) + " --new";

        // They are there once the reader has left for certain, however slow it was.
        using var run = QuellProcess.StartShell(
            sandbox,
            $"mkfifo typed; {{ quell {command} <>typed; echo $? >code; }} | {{ head -n 1; exec <&-; cat answers >typed; }}"
        );
        await run.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0);

        (await File.ReadAllTextAsync(sandbox.PathOf("code"), TestContext.Current.CancellationToken)).ShouldBe("6\n");
        sandbox.Cases.Length.ShouldBe(2);
        var cut = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        cut.Writes.ShouldBeEmpty();
        cut.State.Writes.ShouldBeEmpty();
        cut.Verdict.Intact.ShouldBeTrue();
    }

    [Theory]
    [InlineData("case list")]
    [InlineData("tenant list")]
    [InlineData("plan --tenant embedded:cryptominer")]
    [InlineData("plan --tenant embedded:cryptominer --json")]
    [InlineData("--help")]
    public async Task What_only_prints_ends_quietly_when_its_reader_leaves(string command)
    {
        using var sandbox = Sandbox.OnABusyMachine();

        using var run = QuellProcess.StartShell(sandbox, $"{{ quell {command}; echo $? >code; }} | head -c 1");
        await run.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
        await run.EndAsync(TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(sandbox.PathOf("code"), TestContext.Current.CancellationToken)).ShouldBe("0\n");
        (await run.ErrorsAsync()).ShouldNotContain("xception");
    }

    /// <param name="ears">How the program hears of it: <c>deaf</c> is one for which the signal was switched off.</param>
    [Theory]
    [InlineData("hearing")]
    [InlineData("deaf")]
    public async Task A_terminal_that_is_closed_at_a_question_ends_the_run_and_the_case_can_be_gone_on_with(string ears)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/python3"),
            "there is no python3 to open a terminal with"
        );
        using var sandbox = Sandbox.OnABusyMachine();

        (await InATerminalAsync(sandbox, ears)).ShouldBe(6);

        var closed = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        closed.Verdict.Intact.ShouldBeTrue();
        closed.State.CaseClosed.ShouldBeNull();
        using var second = QuellProcess.Start(sandbox, RespondLine.Practising(sandbox, 1, 1));
        await second.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf(0, 5);
        var after = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        Findings.Of(closed, after).None.ShouldBeTrue(second.Transcript);
        after.Writes.ShouldHaveSingleItem();
    }

    private static async Task<int> InATerminalAsync(Sandbox sandbox, string ears)
    {
        var start = new ProcessStartInfo(
            "python3",
            ["-c", Terminal, ears, QuellProcess.FullName, .. RespondLine.Practising(sandbox, 1, 1)]
        )
        {
            UseShellExecute = false,
            WorkingDirectory = sandbox.Folder,
        };
        start.Environment["HOME"] = sandbox.Folder;
        start.Environment["TERM"] = "xterm";
        start.Environment["QUELL_CASE_FILES"] = sandbox.CaseFiles;
        foreach (var (name, value) in sandbox.Variables)
        {
            start.Environment[name] = value;
        }
        using var python = Process.Start(start).ShouldNotBeNull();
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        return python.ExitCode;
    }

    /// <summary>What a person types at each question of a run in which one action is approved.</summary>
    private static async Task<List<string>> AnswersAsync(Sandbox sandbox)
    {
        var typed = new List<string>();
        using var run = QuellProcess.Start(sandbox, RespondLine.Practising(sandbox, 1, 1));
        await run.TalkAsync(
            (kind, accepts) =>
            {
                typed.Add(Scripts.Choose("KILL_PROCESS")(kind, accepts)!);
                return typed[^1];
            },
            TestContext.Current.CancellationToken
        );
        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf(0, 5);
        return typed;
    }
}
