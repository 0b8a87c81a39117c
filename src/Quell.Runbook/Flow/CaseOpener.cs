using System.Globalization;
using Quell.Domain.Cases;
using Quell.Domain.Json;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Flow;

/// <summary>Makes a case durable: what happened so far is written first, and the run goes on in its journal.</summary>
public sealed class CaseOpener(RunContext context, CaseLog log, Prelude prelude)
{
    private const int MostOfOneSecond = 100;

    /// <param name="unfinished">The case to go on with; null starts a new one.</param>
    public async Task<CaseOpening> OpenAsync(CaseId? unfinished, CancellationToken cancellationToken)
    {
        var (id, opening) = unfinished is { } known
            ? (known, await context.Cases.OpenAsync(known, cancellationToken))
            : await CreateAsync(cancellationToken);
        if (opening is CaseOpening.Opened { Journal: var journal })
        {
            await HandOverAsync(journal, id, isNew: unfinished is null, cancellationToken);
        }
        return opening;
    }

    /// <summary>Two cases of one event may begin in one second: the later one gets a number.</summary>
    private async Task<(CaseId Id, CaseOpening Opening)> CreateAsync(CancellationToken cancellationToken)
    {
        var first = NewId();
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? first : new CaseId(string.Create(CultureInfo.InvariantCulture, $"{first}-{number}"));
            var opening = await context.Cases.CreateAsync(id, cancellationToken);
            if (opening is not CaseOpening.Taken || number == MostOfOneSecond)
            {
                return (id, opening);
            }
        }
    }

    private async Task HandOverAsync(ICaseJournal journal, CaseId id, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            var state = log.State;
            await journal.AppendAsync(
                new CaseEntry.CaseOpened(id, state.Threat!.Id, state.Tenant, context.TenantSource, context.Simulated),
                alone: false,
                cancellationToken
            );
        }
        JournalEntry[] entries =
        [
            .. prelude.Entries.Select(entry =>
                entry with
                {
                    Body = entry.Body is CaseEntry.SessionOpened session
                        ? session with
                        {
                            Resumed = !isNew,
                        }
                        : entry.Body,
                }
            ),
        ];
        // That a session began comes first: until it has joined, pieces that no entry names are what a kill leaves of it.
        await journal.AdoptAsync(entries[..1], cancellationToken);
        foreach (var kept in prelude.Kept)
        {
            await journal.KeepAsync(kept, cancellationToken);
        }
        await journal.AdoptAsync(entries[1..], cancellationToken);
        await journal.AppendAsync(new CaseEntry.SessionJoined(), alone: false, cancellationToken);
        await log.ContinueInAsync(journal, cancellationToken);
    }

    /// <summary>Tenant, event and start time, short enough to type.</summary>
    private CaseId NewId()
    {
        var state = log.State;
        var tenant = Digest.OfText($"{context.TenantSource} {state.Tenant.Id}").Short[..4];
        var start = context.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var suffix = state.IsInvestigating ? "-investigation" : string.Empty;
        return new CaseId($"{start}-{state.Threat!.Id[..8].ToLowerInvariant()}-{tenant}{suffix}");
    }
}
