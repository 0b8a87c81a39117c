using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Cases;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
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

    public static ImmutableSortedDictionary<string, string> At(string key, RunContext context, CaseState state) =>
        key switch
        {
            PreflightStep.FirstRun => s_nothing.Add("shown", context.Workstation.FirstRunNoticeShown() ? "yes" : "no"),
            PreflightStep.FirstRunMarked => Marked(context),
            PreflightStep.Kubectl or PreflightStep.Aws => context.Workstation.FindProgram(key) is { } path
                ? s_nothing.Add("path", path).Add("runs", context.RealPrograms ? "real" : "simulated")
                : s_nothing,
            PreflightStep.Knowledge => KnowledgeInForce.Of(context.Knowledge),
            PreflightStep.Tickets => context.Workstation.TicketDesks(),
            ManifestRecovery.Folder => s_nothing.Add("path", context.Cases.FolderOf(state.Opened!.Case)),
            UndoOpening.Found => UndoOpening.Look(context, state),
            UnderstandStep.PriorCase => Prior(context.Workstation.FindPriorCase(state.Threat!.Id)),
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

    private static ImmutableSortedDictionary<string, string> Prior(PriorCase prior) =>
        prior switch
        {
            PriorCase.Read read => s_nothing
                .Add("path", read.Path)
                .Add("title", read.Title)
                .Add("header", read.Header)
                .Add("summary", read.Summary)
                .Add(
                    "modified",
                    read.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                ),
            PriorCase.Ignored ignored => s_nothing.Add("path", ignored.Path).Add("ignored", ignored.Why),
            _ => s_nothing,
        };

    /// <summary>The newest case of this event on this tenant that is not over. Practice and production never mix.</summary>
    private static ImmutableSortedDictionary<string, string> Unfinished(RunContext context, CaseState state)
    {
        foreach (var id in context.Cases.List())
        {
            var known = context.Cases.Read(id) is { } entries ? CaseState.Fold(entries) : CaseState.Empty;
            if (known is { Opened: { } opened, CaseClosed: null } && IsSame(opened, context, state))
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
