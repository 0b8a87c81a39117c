using Quell.Domain.Text;
using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>The scenarios that can be practised: the embedded ones by name, and files of the person's own.</summary>
internal static class Practice
{
    private const string First = "cryptominer";
    private const long LargestFile = 4 * 1024 * 1024;
    private const int MostErrors = 3;

    public static PracticeReading Load(TenantChoice.Embedded choice, Machine machine) =>
        choice.File is { } file
            ? OfFile(Path.GetFullPath(file, machine.CurrentFolder))
            : OfName(choice.Scenario ?? First);

    private static PracticeReading OfName(string name) =>
        ScenarioLibrary.Load(name) is ScenarioReading.Loaded { Scenario: var scenario }
            ? new PracticeReading.Loaded(scenario, $"embedded:{scenario.Name}")
            : new PracticeReading.NotUsable(
                new Trouble(
                    $"There is no scenario {Printable.Of(name, 60)}.",
                    $"The embedded tenant has: {string.Join(", ", ScenarioLibrary.List().Select(known => known.Name))}.",
                    "Pick one of these; `quell tenant list` says what each is about."
                )
            );

    private static PracticeReading OfFile(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > LargestFile)
            {
                return NotRead(path, $"It has {file.Length} bytes; a scenario has at most {LargestFile}.");
            }
            return ScenarioLibrary.Read(Path.GetFileName(path), File.ReadAllText(path)) switch
            {
                ScenarioReading.Loaded { Scenario: var scenario } => new PracticeReading.Loaded(
                    scenario,
                    TenantSource.OfScenario(path)
                ),
                ScenarioReading.Failed failed => new PracticeReading.NotUsable(Faulty(path, failed)),
                _ => NotRead(path, "It is no scenario."),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return NotRead(
                path,
                Directory.Exists(path) ? "It is a folder; a scenario is one file."
                    : File.Exists(path) ? "It may not be read."
                    : "There is no such file."
            );
        }
    }

    private static PracticeReading.NotUsable NotRead(string path, string why) =>
        new(
            new Trouble(
                $"The scenario {Printable.Of(path)} cannot be read.",
                why,
                "Name a scenario file with --scenario FILE; the format is in docs/reference/scenario.md."
            )
        );

    private static Trouble Faulty(string path, ScenarioReading.Failed failed)
    {
        var more =
            failed.Errors.Length > MostErrors ? $" (and {failed.Errors.Length - MostErrors} more)" : string.Empty;
        return new Trouble(
            $"The scenario {Printable.Of(path)} has {failed.Errors.Length} {(failed.Errors.Length == 1 ? "error" : "errors")}.",
            string.Join("; ", failed.Errors.Take(MostErrors).Select(error => Place(error))) + more,
            string.Join(
                "; ",
                failed
                    .Errors.Take(MostErrors)
                    .Select(error => Printable.Of(error.Fix, 160))
                    .Distinct(StringComparer.Ordinal)
            ) + "."
        );
    }

    private static string Place(ScenarioError error) =>
        $"line {error.Line}, column {error.Column}: {Printable.Of(error.What, 160)}";
}
