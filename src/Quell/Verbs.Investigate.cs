using Quell.Domain;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Investigate;
using Quell.Runbook.Ports;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>The case file of an event, and from there to the response.</content>
internal sealed partial class Verbs
{
    public async Task<int> InvestigateAsync(InvestigateOptions options, CancellationToken cancellationToken)
    {
        if (
            !await AgreedAsync(options.Tenant, options.State, options.Plain, cancellationToken)
            || Open(options.Tenant, options.State, PracticeMemory.Afresh) is not ({ } connection, { } cases)
        )
        {
            return (int)ExitCode.StoppedByInput;
        }
        await using (connection)
        {
            var run = new RunOptions { EventId = options.Event?.Value, Investigate = true };
            using var programs = ProgramsFor(options.Tenant, connection);
            var person = Face(options.Plain, json: false);
            var (code, found) = await RunAsync(
                Context(connection, programs, cases, options.Tenant.On(run), person, options.State, options.CaseFiles),
                cancellationToken
            );
            if (code != ExitCode.Success || !InvestigateStep.IsHandedOver(found) || found.Threat is not { } threat)
            {
                return (int)code;
            }
            var response = new RunOptions { EventId = threat.Id, HandedOffBy = InvestigateNotices.Name };
            (code, _) = await RunAsync(
                Context(
                    connection,
                    programs,
                    cases,
                    options.Tenant.On(response),
                    person,
                    options.State,
                    options.CaseFiles
                ),
                cancellationToken
            );
            return (int)code;
        }
    }

    private static async Task<(ExitCode Code, CaseState State)> RunAsync(
        RunContext context,
        CancellationToken cancellationToken
    )
    {
        await using var runner = new CaseRunner(context);
        return (await runner.RunAsync(cancellationToken), runner.State);
    }
}
