using System.Collections.Immutable;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe;

namespace Quell.Bench;

/// <summary>Which calls of a run had to wait for which, and so how short the run could have been.</summary>
/// <remarks>
/// A call depends on what it is made from: everything on the list of tools, which its arguments are adapted to; every data
/// call on the preflight, which may stop the run; what names the workload on the event; a second spelling on the first.
/// </remarks>
internal sealed class CallChain
{
    private readonly ImmutableArray<(string Source, int Variant)> _calls;

    public CallChain(CaseState state)
    {
        _calls = [.. state.Calls.Keys.Select(Parsed)];
    }

    public int Calls => _calls.Length;

    /// <summary>Calls of the longest chain in which each needs the one before.</summary>
    public int Longest => _calls.Max(Depth);

    /// <summary>Rounds of calls that take equally long, when no more than so many go side by side.</summary>
    public int Rounds(int atOnce)
    {
        var done = new HashSet<(string, int)>();
        var rounds = 0;
        while (done.Count < _calls.Length)
        {
            var ready = _calls
                .Where(call => !done.Contains(call) && Needs(call).All(done.Contains))
                .OrderByDescending(Height)
                .Take(atOnce)
                .ToList();
            done.UnionWith(ready);
            rounds++;
        }
        return rounds;
    }

    private int Depth((string Source, int Variant) call) => 1 + Needs(call).Select(Depth).DefaultIfEmpty(0).Max();

    private int Height((string Source, int Variant) call) =>
        1 + _calls.Where(later => Needs(later).Contains(call)).Select(Height).DefaultIfEmpty(0).Max();

    private IEnumerable<(string Source, int Variant)> Needs((string Source, int Variant) call) =>
        (
            call.Variant > 0
                ? [(call.Source, call.Variant - 1)]
                : call.Source switch
                {
                    ProbeSources.Tools => [],
                    ProbeSources.Settings or ProbeSources.Catalogue => [(ProbeSources.Tools, 0)],
                    ProbeSources.Event
                    or ProbeSources.ProcessTree
                    or ProbeSources.ScopedCatalogue
                    or ProbeSources.Executions
                    or ProbeSources.Storage => [(ProbeSources.Settings, 0), (ProbeSources.Catalogue, 0)],
                    _ => (IEnumerable<(string, int)>)[(ProbeSources.Event, 0)],
                }
        ).Where(_calls.Contains);

    private static (string Source, int Variant) Parsed(string key)
    {
        var rest = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var mark = rest.LastIndexOf('#');
        return mark < 0 ? (rest, 0) : (rest[..mark], int.Parse(rest[(mark + 1)..]));
    }
}
