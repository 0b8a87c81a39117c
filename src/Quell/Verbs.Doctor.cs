using System.Globalization;
using Quell.Domain;
using Quell.Domain.Text;
using Quell.Journal;
using Quell.Runbook.Flow;
using Quell.Runbook.Preflight;
using Quell.Telemetry;
using Quell.Terminal.Configuration;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>The preflight alone, and what is set.</content>
internal sealed partial class Verbs
{
    public async Task<int> DoctorAsync(DoctorOptions options, CancellationToken cancellationToken)
    {
        if (options.Config)
        {
            foreach (var line in SettingsListing.Lines(options.Settings, machine.Environment))
            {
                Print(line);
            }
            return (int)ExitCode.Success;
        }
        foreach (var line in DoctorCheck.Lines(AtHand(options)))
        {
            Print(line);
        }
        if (
            !await AgreedAsync(options.Tenant, options.State, options.Plain, cancellationToken)
            || Open(options.Tenant, options.State) is not ({ } connection, { } cases)
        )
        {
            return (int)ExitCode.StoppedByInput;
        }
        await using (connection)
        {
            foreach (var line in DoctorCheck.Lines([Ok("tenant from", Printable.Of(connection.Source, 200))]))
            {
                Print(line);
            }
            using var programs = ProgramsFor(options.Tenant, connection);
            var run = options.Tenant.On(new RunOptions { PreflightOnly = true });
            await using var runner = new CaseRunner(
                Context(connection, programs, cases, run, Face(options.Plain, json: false))
            );
            return (int)await runner.RunAsync(cancellationToken);
        }
    }

    /// <summary>What can be said without reaching anything.</summary>
    private IEnumerable<DoctorCheck> AtHand(DoctorOptions options)
    {
        yield return Ok("program", $"quell {machine.Version}");
        yield return Ok(
            "configuration",
            options.Settings switch
            {
                { FileExists: true, File: { } file, Values.Length: var count } =>
                    $"{Printable.Of(file, 200)}, {Count(count, "setting")} in force; `quell doctor --config` lists them",
                { File: { } file } =>
                    $"no {Printable.Of(file, 200)}; {Count(options.Settings.Values.Length, "setting")} from elsewhere",
                _ => "no configuration folder is known",
            }
        );
        yield return StateCheck(machine.StateFolder(options.State));
        yield return KnowledgeCheck(options.Tenant.Knowledge);
        yield return machine.Home.Length > 0
            ? Ok(
                "first-run marker",
                $"{Printable.Of(new FirstRunMarker(machine.Home).FullName, 200)}{(new FirstRunMarker(machine.Home).Exists ? "" : " is made when the notice is shown")}"
            )
            : new DoctorCheck(
                "first-run marker",
                DoctorStatus.Missing,
                "no home folder is known, so the notice is shown each time",
                "set HOME"
            );
        yield return OtlpTarget.Check(options.Settings, machine);
        yield return Ok(
            "face",
            Console.IsInputRedirected || Console.IsOutputRedirected || options.Plain
                ? "plain lines, as on a pipe"
                : "terminal"
        );
    }

    private DoctorCheck StateCheck(string folder) =>
        StateFolder.Open(folder) switch
        {
            StateFolderResult.Opened opened when WhyNotWritable(folder) is null => Ok(
                "state folder",
                $"{Printable.Of(folder, 200)}, {Count(new CaseStore(opened.Folder, machine.Clock).List().Count, "case")}"
            ),
            StateFolderResult.Refused { Refusal: var refusal } => new DoctorCheck(
                "state folder",
                DoctorStatus.Failed,
                $"{Printable.Of(refusal.What, 200)} {Printable.Of(refusal.Why, 200)}",
                Printable.Of(refusal.Fix, 200)
            ),
            _ => new DoctorCheck(
                "state folder",
                DoctorStatus.Failed,
                $"{Printable.Of(folder, 200)}: {Printable.Of(WhyNotWritable(folder) ?? "it cannot be opened", 200)}",
                "name a folder that you may write: --state DIR, or `state` in the configuration file"
            ),
        };

    private string? WhyNotWritable(string folder) => StatePlace.WhyNotWritable(folder, machine.Clock.GetUtcNow());

    private DoctorCheck KnowledgeCheck(string? asked)
    {
        var (knowledge, trouble) = KnowledgeFolders.Load(asked, machine);
        return knowledge is null
            ? new DoctorCheck("knowledge", DoctorStatus.Failed, $"{trouble!.What} {trouble.Why}", trouble.Fix)
            : Ok(
                "knowledge",
                $"{Count(knowledge.Cards.Length, "card")}, {Count(knowledge.Patterns.Length, "pattern")}, {Count(knowledge.Files.Count(file => file.IsOwn), "file")} of your own"
            );
    }

    private static string Count(int number, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {of}{(number == 1 ? "" : "s")}");

    private static DoctorCheck Ok(string name, string finding) => new(name, DoctorStatus.Ok, finding);
}
