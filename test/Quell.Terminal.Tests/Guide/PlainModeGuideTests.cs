using System.Diagnostics;
using System.Globalization;
using Quell.Domain;
using Quell.Domain.Questions;

namespace Quell.Terminal.Tests.Guide;

public sealed class PlainModeGuideTests
{
    [Fact]
    public void The_guide_has_one_row_for_each_kind_of_question_in_the_order_of_the_program()
    {
        var kinds = PlainModeGuide.Table("Kind");

        kinds.Select(row => row[0]).ShouldBe(Enum.GetValues<QuestionKind>().Select(kind => $"`{kind.Word()}`"));
        kinds.ShouldAllBe(row => row.Length == 3 && row[1].Length > 0 && row[2].Length > 0);
    }

    [Fact]
    public void The_guide_has_one_row_for_each_exit_code() =>
        PlainModeGuide
            .Table("Code")
            .Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))
            .ShouldBe(Enum.GetValues<ExitCode>().Select(code => (int)code));

    [Fact]
    public void The_guide_has_one_row_for_each_word_that_is_taken_at_every_question() =>
        PlainModeGuide
            .Table("Word")
            .Select(row => row[0])
            .ShouldBe([
                "`help` or `?`",
                "`map`",
                "`why N`",
                "`act`",
                "`undo`",
                "`kubectl`",
                "`aws`",
                "`stop` (also `quit`, `exit`)",
            ]);

    [Fact]
    public async Task The_script_of_the_guide_answers_by_kind_and_ends_with_the_code_of_the_program()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is for bash.");
        var folder = Directory.CreateTempSubdirectory("quell-guide-");
        try
        {
            await WriteProgram(folder, "contain.sh", PlainModeGuide.Block("bash"));
            await WriteProgram(folder, "quell", s_standIn);

            var (shown, code) = await Run(folder);

            code.ShouldBe(5);
            shown.ShouldContain("arguments: respond 18c3 --new --plain");
            shown
                .Split('\n')
                .Where(line => line.StartsWith("got ", StringComparison.Ordinal))
                .ShouldBe([
                    "got light",
                    "got all",
                    "got yes 2 KILL_CONTAINER",
                    "got no",
                    "got no",
                    "got wait",
                    "got payments-api",
                    "got stop",
                ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Asks as the program does, says what it got, and ends with 5.</summary>
    private static readonly string s_standIn = """
        #!/usr/bin/env bash
        printf 'arguments: %s\n' "$*"
        ask() { printf 'words\n? q1 %s\n' "$1"; IFS= read -r answer || answer=ended; printf 'got %s\n' "$answer"; }
        ask 'case-gate [light | raw | stop]'
        ask 'select [<numbers> | <names> | all | none]'
        ask 'approve [yes 2 KILL_CONTAINER | no]'
        ask 'approve [yes 3 KILL_PROCESS | no]'
        ask 'approve [yes 4 KILL_CONTAINERS | no]'
        ask 'wait [wait | go-on]'
        ask 'name [payments-api | no]'
        ask 'unheard-of [one | two]'
        exit 5

        """.ReplaceLineEndings("\n");

    private static async Task WriteProgram(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task<(string Shown, int Code)> Run(DirectoryInfo folder)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(folder.FullName, "contain.sh"), "18c3", "--new"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = folder.FullName + Path.PathSeparator + start.Environment["PATH"];
        using var bash = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        bash.StandardInput.Close();
        var shown = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shown, bash.ExitCode);
    }
}
