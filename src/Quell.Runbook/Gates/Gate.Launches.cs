using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Gates;

/// <content>The one thing that happens below the gate, the start of a server, made visible.</content>
public sealed partial class Gate
{
    private async Task JournalAsync(
        ImmutableArray<ServerLaunch> launches,
        OutsideCall call,
        CancellationToken cancellationToken
    )
    {
        foreach (var launch in launches)
        {
            await log.AppendAsync(new CaseEntry.ServerLaunched(call.Key, launch), cancellationToken);
            if (launch.Again)
            {
                await person.TellAsync(
                    Notice.Of(
                        NoticeKind.Warning,
                        $"The MCP server had ended and was started again: {Printable.Of(launch.How, 400)}"
                    ),
                    cancellationToken
                );
            }
        }
    }
}
