using Quell.Domain;
using Quell.Reports;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Runbook.Propose;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>Steps 0 to C: reads, never writes, never asks.</content>
internal sealed partial class Verbs
{
    private static readonly Trouble s_noPlan = new(
        "No plan was made.",
        "The run ended before the checklist.",
        "Run the same command again; nothing was changed."
    );

    public async Task<int> PlanAsync(PlanOptions options, CancellationToken cancellationToken)
    {
        var (knowledge, unreadable) = KnowledgeFolders.Load(options.Tenant.Knowledge, machine);
        if (knowledge is null)
        {
            return Stopped(options, unreadable!);
        }
        _known = knowledge;
        var (connection, trouble) = TenantConnection.Open(options.Tenant, machine);
        if (connection is null)
        {
            return Stopped(options, trouble!);
        }
        await using (connection)
        {
            var run = new RunOptions
            {
                EventId = options.Event?.Value ?? connection.EventId,
                PlanOnly = true,
                AuthorizedReads = options.AuthorizedReads,
            };
            using var programs = ProgramsFor(options.Tenant, connection);
            await using var runner = new CaseRunner(
                Context(
                    connection,
                    programs,
                    new NoCases(),
                    options.Tenant.On(run),
                    Face(options.Plain, options.Json),
                    options.CaseFiles
                )
            );
            var code = await runner.RunAsync(cancellationToken);
            if (code == ExitCode.Success && PlanDocument.Of(runner.State) is { } plan)
            {
                WritePlan(options, plan);
                return (int)code;
            }
            WriteStop(options, runner.Trouble ?? s_noPlan);
            return (int)(code == ExitCode.Success ? ExitCode.ProgramFailed : code);
        }
    }

    private static int Stopped(PlanOptions options, Trouble trouble)
    {
        Say(trouble);
        WriteStop(options, trouble);
        return (int)ExitCode.StoppedByInput;
    }

    private static void WritePlan(PlanOptions options, PlanDocument plan)
    {
        if (options.Json)
        {
            Console.Out.WriteLine(new JsonPlan().Render(plan));
        }
    }

    private static void WriteStop(PlanOptions options, Trouble trouble)
    {
        if (options.Json)
        {
            Console.Out.WriteLine(new JsonPlan().Render(trouble));
        }
    }
}
