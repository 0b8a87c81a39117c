using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Responses;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Propose;

/// <summary>Steps A to C as one document: what is known, what is not, what is proposed and why in this order.</summary>
/// <remarks>The same facts make the same document; only times differ. Outside text stands in it as it came: the writer escapes.</remarks>
/// <param name="Inventory">Facts that step A looks for, known or not.</param>
/// <param name="Facts">Every fact that was read, asked for or looked for, by key.</param>
/// <param name="Map">The mini-map's lines in order.</param>
public sealed record PlanDocument(
    TenantIdentity Tenant,
    string TenantSource,
    bool Simulated,
    ThreatEvent Threat,
    string? CaseFile,
    ImmutableArray<PlanLine> Inventory,
    ImmutableArray<Fact> Facts,
    ImmutableArray<PlanLine> Map,
    ImmutableArray<PlanGap> Gaps,
    Plan Plan
)
{
    /// <returns>Null while there is no plan: the run stopped before one.</returns>
    public static PlanDocument? Of(CaseState state)
    {
        if (state is not { Threat: { } threat, Plan: { } plan, Opened: { } opened })
        {
            return null;
        }
        ImmutableArray<PlanLine> inventory =
        [
            .. InventoryWords.Shape.Select(line => new PlanLine("Inventory", line.Words, state.Facts[line.Key])),
        ];
        ImmutableArray<PlanLine> map =
        [
            .. MiniMaps
                .Of(state)
                .Sections.SelectMany(section =>
                    section.Lines.Select(line => new PlanLine(section.Title, line.Words, Exact(line)))
                ),
        ];
        ImmutableArray<Fact> facts =
        [
            .. state
                .Facts.Keys.Concat(inventory.Select(line => line.Fact.Key))
                .Concat(map.Select(line => line.Fact.Key))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(key => state.Facts[key]),
        ];
        return new PlanDocument(
            opened.Tenant,
            opened.TenantSource,
            opened.Simulated,
            threat,
            state.Found(UnderstandStep.PriorCase) is { } prior && prior.ContainsKey("title") ? prior["path"] : null,
            inventory,
            facts,
            map,
            GapsOf(facts, state.Facts),
            plan
        );
    }

    /// <summary>An unknown names the command that would tell with the names of this case in it.</summary>
    private static Fact Exact(MapLine line) =>
        line.Fact is Fact.Unknown unknown ? unknown with { HowToFindOut = line.Tells } : line.Fact;

    private static ImmutableArray<PlanGap> GapsOf(ImmutableArray<Fact> facts, FactSheet sheet)
    {
        var asked = sheet.Gaps.ToLookup(gap => gap.Key, gap => gap.Citation, StringComparer.Ordinal);
        return [.. facts.OfType<Fact.Unknown>().Select(unknown => new PlanGap(unknown, [.. asked[unknown.Key]]))];
    }
}
