using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;
using Quell.Runbook.Probe.Recipes;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Probe;

/// <summary>Turns what a call brought back into facts and gaps. Pure: the same entry always gives the same facts.</summary>
public static class FactsOf
{
    public static FactSheet Answer(FactSheet sheet, CallState call)
    {
        var source = CallKeys.SourceOf(call.Call.Key);
        var citation = new Citation(source, call.Call.Request.Text);
        var at = call.EndedAt ?? call.IntendedAt;
        return call.Reading switch
        {
            CallReading.Event read => sheet.With(EventFacts.From(read.Threat, citation, at)),
            CallReading.ProcessTree read when source == ProbeSources.ProcessTree => WithTree(
                sheet,
                read.Nodes,
                citation,
                at
            ),
            CallReading.Rows read when SysqlRecipes.Find(source) is { } recipe => WithRows(
                sheet,
                recipe,
                read.Items,
                citation,
                at
            ),
            CallReading.Storage read => sheet.With(
                new FactReading(FactKeys.CaptureStorage, [read.State.IsUsable ? "enabled" : "disabled"], citation, at)
            ),
            CallReading.Readings read => read.Facts.Aggregate(sheet, GatheredFacts.Add),
            null when AwsRecipes.Find(source) is { } recipe => WithGaps(
                sheet,
                recipe.Keys,
                AwsFixes.Gap(call.Ended?.Outcome),
                citation
            ),
            null when SysqlRecipes.Find(source) is { } recipe => WithGaps(sheet, recipe.Keys, call, citation),
            null when source == ProbeSources.ProcessTree => WithGaps(sheet, [FactKeys.ProcessTree], call, citation),
            null when source == ProbeSources.Storage => WithGaps(sheet, [FactKeys.CaptureStorage], call, citation),
            _ => sheet,
        };
    }

    private static FactSheet WithTree(
        FactSheet sheet,
        ImmutableArray<ProcessNode> nodes,
        Citation citation,
        DateTimeOffset at
    ) =>
        nodes.IsEmpty
            ? sheet.With(
                new FactGap(
                    FactKeys.ProcessTree,
                    UnknownReason.Empty,
                    "the tenant keeps no tree for this event",
                    citation
                )
            )
            : sheet.With(new FactReading(FactKeys.ProcessTree, [.. nodes.Take(40).Select(Line)], citation, at));

    private static string Line(ProcessNode node) =>
        $"{node.Pid?.ToString() ?? "?"} {node.Name ?? node.Executable ?? "?"}: {node.CommandLine ?? node.Executable ?? "?"}";

    private static FactSheet WithRows(
        FactSheet sheet,
        SysqlRecipe recipe,
        ImmutableArray<QueryRow> rows,
        Citation citation,
        DateTimeOffset at
    )
    {
        var facts = recipe.Read(rows, citation, at);
        var read = facts.Select(fact => fact.Key).ToHashSet(StringComparer.Ordinal);
        var empty = recipe.Keys.Where(key => !read.Contains(key));
        return empty.Aggregate(
            sheet.With(facts),
            (known, key) =>
                known.With(new FactGap(key, UnknownReason.Empty, "the query was accepted and found nothing", citation))
        );
    }

    private static FactSheet WithGaps(
        FactSheet sheet,
        ImmutableArray<string> keys,
        (UnknownReason Reason, string Detail) gap,
        Citation citation
    ) => keys.Aggregate(sheet, (known, key) => known.With(new FactGap(key, gap.Reason, gap.Detail, citation)));

    private static FactSheet WithGaps(FactSheet sheet, ImmutableArray<string> keys, CallState call, Citation citation)
    {
        var reason = call.Refusal?.Kind switch
        {
            null => UnknownReason.Unreachable,
            RefusalKind.PermissionMissing or RefusalKind.NotAuthenticated => UnknownReason.Forbidden,
            _ => UnknownReason.Rejected,
        };
        return keys.Aggregate(
            sheet,
            (known, key) => known.With(new FactGap(key, reason, FactWords.ReasonWord(reason), citation))
        );
    }
}
