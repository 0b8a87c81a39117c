using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe;

namespace Quell.Runbook.Propose;

/// <summary>Which catalogue a plan is made from.</summary>
public static class Catalogues
{
    /// <summary>The event's own catalogue; where that is empty or did not answer, the full one: empty is inconclusive, not "nothing is possible".</summary>
    public static (ImmutableArray<CatalogueAction> Listed, bool ScopedToEvent) Of(CaseState state) =>
        Scoped(state) is { IsEmpty: false } scoped ? (scoped, true) : (Full(state), false);

    public static ImmutableArray<CatalogueAction> Scoped(CaseState state) => Read(state, ProbeSources.ScopedCatalogue);

    public static ImmutableArray<CatalogueAction> Full(CaseState state) => Read(state, ProbeSources.Catalogue);

    /// <summary>Every type that the tenant lists anywhere, undo types included.</summary>
    public static IReadOnlySet<string> Types(CaseState state) =>
        Scoped(state).Concat(Full(state)).Select(action => action.Type).ToHashSet(StringComparer.Ordinal);

    private static ImmutableArray<CatalogueAction> Read(CaseState state, string source) =>
        state.Reading(CallKeys.Of(state.Scope, source)) is CallReading.Catalogue read
            ? [.. read.Actions.DistinctBy(action => action.Type, StringComparer.Ordinal)]
            : [];
}
