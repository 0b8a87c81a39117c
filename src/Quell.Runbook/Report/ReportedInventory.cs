using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Telling;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Report;

/// <summary>Step A as it looks from the end: what is known, and what became of each gap that it began with.</summary>
/// <param name="Reached">False where the case ended before its first inventory.</param>
public sealed record ReportedInventory(
    bool Reached,
    ImmutableArray<InventoryLine> Known,
    ImmutableArray<InventoryLine> Closed,
    ImmutableArray<InventoryLine> Open,
    ImmutableArray<InventoryLine> Absent
)
{
    public static readonly ReportedInventory None = new(false, [], [], [], []);

    /// <param name="start">The case when the first inventory was shown.</param>
    /// <param name="now">The case as it is.</param>
    public static ReportedInventory Of(CaseState start, CaseState now)
    {
        var missing = InventoryWords
            .Shape.Where(line => start.Facts[line.Key] is Fact.Unknown)
            .Select(line => new InventoryLine(line.Words, Exact(now, now.Facts[line.Key])))
            .ToList();
        var asked = InventoryWords.Gaps.Select(gap => gap.Key).ToHashSet(StringComparer.Ordinal);
        return new ReportedInventory(
            true,
            [
                .. InventoryWords
                    .Known.Where(line => start.Facts[line.Key] is not Fact.Unknown)
                    .Select(line => new InventoryLine(line.Words, now.Facts[line.Key])),
            ],
            [.. missing.Where(line => line.Fact is not Fact.Unknown)],
            [.. missing.Where(line => line.Fact is Fact.Unknown && asked.Contains(line.Fact.Key))],
            [.. missing.Where(line => line.Fact is Fact.Unknown && !asked.Contains(line.Fact.Key))]
        );
    }

    /// <summary>As lines, each fact with its sources; escaped.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "Known:";
        foreach (var line in Known)
        {
            yield return $"- {line.Words}: {Said(line.Fact)}";
        }
        yield return "Gaps at the start:";
        foreach (var line in Closed)
        {
            yield return $"- {line.Words} — closed since: {Said(line.Fact)}";
        }
        foreach (var line in Open)
        {
            yield return $"- {line.Words} — still {FactWords.Value(line.Fact)}";
        }
        if (!Absent.IsEmpty)
        {
            yield return $"- The event does not carry: {string.Join(", ", Absent.Select(line => line.Words))}";
        }
    }

    /// <summary>An unknown names the command that would tell with the names of this case in it.</summary>
    private static Fact Exact(CaseState state, Fact fact) =>
        fact is Fact.Unknown unknown ? unknown with { HowToFindOut = TellingCommand.For(state, fact.Key) } : fact;

    private static string Said(Fact fact) => $"{FactWords.Value(fact)} [{FactWords.Sources(fact)}]";
}
