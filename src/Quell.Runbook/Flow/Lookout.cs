using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Cases;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Kept;
using Quell.Runbook.Ports;
using Quell.Runbook.Preflight;
using Quell.Runbook.Report;
using Quell.Runbook.Understand;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Flow;

/// <summary>Looks at what is on this machine; nothing leaves it.</summary>
public static class Lookout
{
    private static readonly ImmutableSortedDictionary<string, string> s_nothing = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    /// <summary>What is appended for one look: what was found, and for a case file what it says.</summary>
    public static IEnumerable<CaseEntry> Entries(string key, RunContext context, CaseState state) =>
        key switch
        {
            UnderstandStep.PriorCase => CaseFileLookout.Read(context, state),
            UnderstandStep.PriorCaseAgain =>
            [
                .. CaseFileLookout.Read(context, state),
                new CaseEntry.Found(key, s_nothing),
            ],
            CaseFileLookout.Written => [CaseFileLookout.Write(context, state)],
            _ => [new CaseEntry.Found(key, At(key, context, state))],
        };

    private static ImmutableSortedDictionary<string, string> At(string key, RunContext context, CaseState state) =>
        key switch
        {
            PreflightStep.FirstRun => s_nothing.Add("shown", context.Workstation.FirstRunNoticeShown() ? "yes" : "no"),
            PreflightStep.FirstRunMarked => Marked(context),
            PreflightStep.Kubectl or PreflightStep.Aws => context.Workstation.FindProgram(key) is { } path
                ? s_nothing.Add("path", path).Add("runs", context.RealPrograms ? "real" : "simulated")
                : s_nothing,
            PreflightStep.Knowledge => KnowledgeInForce.Of(context.Knowledge),
            PreflightStep.Tickets => context.Workstation.TicketDesks(),
            FilingDrafts.Found => context.Workstation.Filing().ToFound(),
            InvestigationTicket.Found => InvestigationTicket.Kept(context.Options.Ticket),
            ManifestRecovery.Folder => s_nothing.Add("path", context.Cases.FolderOf(state.Opened!.Case)),
            UndoOpening.Found => UndoOpening.Look(context, state),
            UnderstandStep.Unfinished => context.Options.AlwaysNew ? s_nothing : Unfinished(context, state),
            _ when LocalSettings.Knows(key) => LocalSettings.At(key, context, state),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "There is nothing of that name to look at."),
        };

    private static ImmutableSortedDictionary<string, string> Marked(RunContext context)
    {
        var now = context.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return context.Workstation.MarkFirstRunNoticeShown(now) is { } why
            ? s_nothing.Add("failed", why)
            : s_nothing.Add("marked", now);
    }

    /// <summary>The newest case of this event on this tenant that is not over. Practice and production never mix.</summary>
    private static ImmutableSortedDictionary<string, string> Unfinished(RunContext context, CaseState state)
    {
        foreach (var id in context.Cases.List())
        {
            var known = context.Cases.Read(id) is { } entries ? CaseState.Fold(entries) : CaseState.Empty;
            if (
                known is { Opened: { } opened, CaseClosed: null, IsInvestigating: false }
                && IsSame(opened, context, state)
            )
            {
                return s_nothing.Add("case", id.Value).Add("state", CaseBrief.Stand(known));
            }
        }
        return s_nothing;
    }

    private static bool IsSame(CaseEntry.CaseOpened opened, RunContext context, CaseState state) =>
        opened.Simulated == context.Simulated
        && string.Equals(opened.EventId, state.Threat!.Id, StringComparison.OrdinalIgnoreCase)
        && opened.Tenant == state.Tenant
        && (
            opened.Tenant.Id is not null
            || string.Equals(opened.TenantSource, context.TenantSource, StringComparison.Ordinal)
        );
}
