using Quell.Domain.Cases;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Reports;

/// <summary>A journal folded at once is the case that it is entry by entry.</summary>
public sealed class FoldTests
{
    public static TheoryData<string> Scenarios => [.. Played.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Wherever_a_journal_ends_its_facts_are_those_of_its_entries_one_by_one(string scenario)
    {
        foreach (var entries in new[] { await Played.ApprovedAsync(scenario), await Played.MixedAsync(scenario) })
        {
            var state = CaseState.Empty;
            foreach (var (entry, at) in entries.Select((entry, at) => (entry, at)))
            {
                state = state.With(entry);
                if (at % 7 == 0 || at == entries.Count - 1 || entry.Body is CaseEntry.CaseFileRead)
                {
                    Told(CaseState.Fold(entries.Take(at + 1))).ShouldBe(Told(state), $"entry {entry.Sequence}");
                }
            }
        }
    }

    private static string Told(CaseState state) =>
        string.Join(
            '\n',
            state
                .Facts.Keys.Select(key => $"{key} = {Of(state, key)}")
                .Concat(state.Facts.Gaps.Select(gap => $"{gap.Key} ? {gap.Citation.Source} {gap.Reason} {gap.Detail}"))
                .Append($"{state.EntryCount} {state.Calls.Count} {state.Kept.Count} {state.Closed.Count}")
        );

    private static string Of(CaseState state, string key) =>
        state.Facts[key] switch
        {
            Quell.Domain.Facts.Fact.Known { Reading: var read } =>
                $"{string.Join(',', read.Values)} [{read.Citation.Source}: {read.Citation.Command}] {read.ObservedAt:O}",
            Quell.Domain.Facts.Fact.Conflicting { Readings: var reads } => string.Join(
                " / ",
                reads.Select(read => $"{string.Join(',', read.Values)} [{read.Citation.Source}] {read.ObservedAt:O}")
            ),
            var unknown => unknown.ToString()!,
        };
}
