using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Recipes;

/// <summary>One question to the inventory graph, with the spellings to try in order: schemas differ by tenant.</summary>
/// <param name="Source">Its name in keys and citations, such as <c>sysql identity</c>.</param>
/// <param name="Keys">The facts that it answers.</param>
/// <param name="Purpose">What is narrated.</param>
/// <param name="Variants">Queries, the most trusted first; null where the event's values do not fit what they claim to be.</param>
/// <param name="Rows">Turns the rows of an accepted query into key and values.</param>
public sealed record SysqlRecipe(
    string Source,
    ImmutableArray<string> Keys,
    string Purpose,
    Func<ThreatEvent, ImmutableArray<string>?> Variants,
    Func<ImmutableArray<QueryRow>, IEnumerable<(string Key, ImmutableArray<string> Values)>> Rows
)
{
    public ImmutableArray<FactReading> Read(ImmutableArray<QueryRow> rows, Citation citation, DateTimeOffset at) =>
        rows.IsEmpty
            ? []
            :
            [
                .. Rows(rows)
                    .Where(fact => !fact.Values.IsEmpty)
                    .Select(fact => new FactReading(fact.Key, fact.Values, citation, at)),
            ];
}
