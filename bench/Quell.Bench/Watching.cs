using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Quell.Bench;

/// <summary>Resident memory of the native program while its watcher polls.</summary>
internal static partial class Watching
{
    private const string Name = "resident while watching";
    private const string Budget = "under 60 MB";
    private const double Most = 60_000_000;
    private const int Samples = 10;

    public static Measured Measure(Native quell)
    {
        if (!quell.Exists || !File.Exists("/proc/self/status"))
        {
            return Measured.NotHere(Name, Budget, "no native program was given, or this system has no /proc");
        }
        var state = Directory.CreateTempSubdirectory("quell-bench-").FullName;
        try
        {
            var resident = Sample(quell, state);
            return resident.Count == 0
                ? Measured.NotHere(Name, Budget, "the watch was not reached")
                : new Measured(
                    Name,
                    $"{resident.Max() / 1e6:0.0} MB at most, median {Middle.Of(resident) / 1e6:0.0} MB",
                    "60 MB",
                    resident.Max() / Most,
                    Budget,
                    resident.Max() < Most
                );
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }

    /// <summary>Answers like a person who runs one action; from the first word of the watcher on, looks once a second.</summary>
    private static List<double> Sample(Native quell, string state)
    {
        var start = Native.Start(
            quell.FullName,
            [
                "respond",
                "--tenant",
                "embedded:cryptominer",
                "--plain",
                "--state",
                state,
                "--watch-interval",
                "1",
                "--watch-polls",
                "30",
            ]
        );
        start.RedirectStandardOutput = true;
        start.Environment["HOME"] = state;
        using var process = Process.Start(start)!;
        var resident = new List<double>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (QuestionLine().Match(line) is { Success: true } question)
            {
                process.StandardInput.WriteLine(Answer(question.Groups["kind"].Value, question.Groups["first"].Value));
                process.StandardInput.Flush();
            }
            if (line.Contains("looking for re-fires", StringComparison.Ordinal))
            {
                resident.Add(Resident(process.Id));
                if (resident.Count == Samples)
                {
                    break;
                }
            }
        }
        process.Kill();
        process.WaitForExit();
        return resident;
    }

    private static string Answer(string kind, string first) =>
        kind switch
        {
            "case-gate" => "light",
            "select" => "KILL_PROCESS",
            "confirm" => "yes",
            "approve" or "name" => first,
            "wait" => "wait",
            "grant" => "no",
            _ => "stop",
        };

    private static double Resident(int id) =>
        File.ReadLines($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line => 1024d * long.Parse(Digits().Match(line).Value, CultureInfo.InvariantCulture))
            .Single();

    [GeneratedRegex(
        @"^\? \S+ (?<kind>\S+) \[(?<first>[^|\]]*?)( \||\])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex QuestionLine();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
