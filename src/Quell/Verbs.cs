using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Journal;
using Quell.Reports;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Terminal;
using Quell.Terminal.Configuration;
using Quell.Terminal.Screen;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>Each verb put together from its parts.</summary>
/// <param name="settings">What the configuration file and the environment say; read when a verb first goes by it.</param>
/// <param name="around">Applied to what a run is made of; the crash tests put their kill points there. Null: as it is.</param>
internal sealed partial class Verbs(
    Machine machine,
    Func<Settings> settings,
    Func<RunContext, RunContext>? around = null
) : IVerbs
{
    public async Task<int> RespondAsync(RespondOptions options, CancellationToken cancellationToken)
    {
        if (
            !await AgreedAsync(options.Tenant, options.State, options.Plain, cancellationToken)
            || Open(
                options.Tenant,
                options.State,
                cases => PracticeMemory.OfUnfinished(cases, options.Event?.Value, options.New, machine.Clock)
            )
                is not
                ({ } connection, { } cases)
        )
        {
            return (int)ExitCode.StoppedByInput;
        }
        await using (connection)
        {
            var run = new RunOptions
            {
                EventId = options.Event?.Value ?? connection.EventId,
                HandedOffBy = options.Handoff,
                Ticket = options.Ticket,
                AlwaysNew = options.New,
                WatchInterval = options.WatchInterval,
                WatchPolls = options.WatchPolls,
            };
            using var programs = ProgramsFor(options.Tenant, connection);
            await using var runner = new CaseRunner(
                Context(
                    connection,
                    programs,
                    cases,
                    options.Tenant.On(run),
                    Face(options.Plain, json: false),
                    options.State,
                    options.CaseFiles
                )
            );
            return (int)await runner.RunAsync(cancellationToken);
        }
    }

    private RunContext Context(
        TenantConnection connection,
        Programs programs,
        ICaseStore cases,
        RunOptions options,
        IOperator person,
        string? state = null,
        string? caseFiles = null
    )
    {
        var context = new RunContext
        {
            Options = options,
            Person = person,
            Cases = cases,
            Workstation = new Workstation(machine, connection.Desks, programs),
            CaseFiles = new CaseFileFolder(machine.CaseFilesFolder(caseFiles)),
            Reports = new MarkdownReport(),
            Surfaces = programs.Surfaces.Add(Surface.Sysdig, connection.Surface).AddRange(connection.Desks.Surfaces),
            AllowList = programs.AllowListFor(connection.Desks.PostToLoopback),
            Clock = machine.Clock,
            Session = machine.Session,
            Who = machine.Who,
            Version = $"quell {machine.Version}",
            TenantSource = connection.Source,
            Simulated = connection.Simulated,
            StateFolder = state is null ? null : machine.StateFolder(state),
            RealPrograms = programs.AreReal,
            Knowledge = Known,
            BeforeALongWait = GiveMemoryBack,
        };
        return around is null ? context : around(context);
    }

    /// <summary>What the probes needed is not kept through five minutes of watching.</summary>
    private static void GiveMemoryBack()
    {
        Collect();
        // A first collection makes the pools let go of their buffers, a second one takes them.
        GC.WaitForPendingFinalizers();
        Collect();

        static void Collect() =>
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Practice is not production: its programs are the practice tenant's own, unless the person asks for real ones.</summary>
    private Programs ProgramsFor(TenantOptions options, TenantConnection connection) =>
        new(machine, options.Surfaces == SurfaceChoice.Real ? null : connection.Programs, options);

    // Only somebody who sees both ends is asked about a file that others may have put here.
    private async ValueTask<bool> AgreedAsync(
        TenantOptions tenant,
        string? state,
        bool plain,
        CancellationToken cancellationToken
    )
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            return true;
        }
        var person = Face(plain, json: false);
        if (await ConfiguredTenant.AskAsync(tenant, machine, state, person, cancellationToken) is not { } forgot)
        {
            return true;
        }
        Say(forgot);
        return false;
    }

    /// <param name="remembered">Where the embedded tenant keeps its memory; null where nothing is sent to it.</param>
    private (TenantConnection Connection, ICaseStore Cases)? Open(
        TenantOptions tenant,
        string? state,
        Func<ICaseStore, PracticeMemory>? remembered = null
    )
    {
        if (!LoadKnowledge(tenant.Knowledge) || Cases(state) is not { } cases)
        {
            return null;
        }
        var memory = tenant.Tenant is TenantChoice.Embedded ? remembered?.Invoke(cases) : null;
        var (connection, trouble) = TenantConnection.Open(tenant, machine, memory, state);
        if (connection is null)
        {
            Say(trouble!);
            return null;
        }
        return (connection, memory?.Cases ?? cases);
    }

    private CaseStore? Cases(string? state)
    {
        switch (StateFolder.Open(machine.StateFolder(state)))
        {
            case StateFolderResult.Opened opened:
                return new CaseStore(opened.Folder, machine.Clock, Folder(state));
            case StateFolderResult.Refused refused:
                Say(new Trouble(refused.Refusal.What, refused.Refusal.Why, refused.Refusal.Fix));
                return null;
            default:
                return null;
        }
    }

    private IOperator Face(bool plain, bool json) =>
        Faces.Choose(
            new FaceOptions
            {
                Input = Console.In,
                Output = Console.Out,
                OutputIsGone = StandardOutput.IsGone,
                Error = Console.Error,
                InputIsTerminal = !Console.IsInputRedirected,
                OutputIsTerminal = !Console.IsOutputRedirected,
                Keyboard = () => new ConsoleKeyboard(),
                Time = machine.Clock,
                Plain = plain,
                Json = json,
                NoColor = machine.Variable("NO_COLOR") is not null,
            }
        );

    /// <summary>One line to the person; documents for programs are written as they are, each escaped for its format.</summary>
    private static void Print(string line) => Console.Out.WriteLine(Printable.Line(line));

    private static void Say(Trouble trouble) => ErrorBlock.Write(Console.Error, trouble);
}
