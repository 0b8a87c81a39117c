using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Preflight;

namespace Quell.Runbook.Probe.Map;

/// <summary>Makes the map out of what a case knows.</summary>
public static class MiniMaps
{
    public static MiniMap Of(CaseState state)
    {
        var filter = new MapFilter(state);
        ImmutableArray<MapSection> sections =
        [
            .. MapLayout
                .Sections.Select(section => new MapSection(
                    section.Title,
                    [
                        .. section
                            .Lines.Select(line => Line(state, line.Words, state.Facts[line.Key]))
                            .Where(line => filter.Shows(line.Fact)),
                    ]
                ))
                .Where(section => !section.Lines.IsEmpty),
        ];
        return new MiniMap(TitleOf(state), sections, [.. Sources(sections)])
        {
            SimulatedPrograms =
                ProgramsInUse.IsSimulated(state, PreflightStep.Kubectl)
                || ProgramsInUse.IsSimulated(state, PreflightStep.Aws),
        };
    }

    private static MapLine Line(CaseState state, string words, Fact fact) =>
        new(words, fact, fact is Fact.Unknown ? TellingCommand.For(state, fact.Key) : string.Empty);

    private static string TitleOf(CaseState state) =>
        state.ClusterName is null
            ? state.Value(FactKeys.CloudUserArn) ?? state.Value(FactKeys.HostName) ?? "the event"
            : $"{state.Value(FactKeys.Namespace) ?? "?"}/{state.Value(FactKeys.WorkloadName) ?? state.Value(FactKeys.Pod) ?? "?"}";

    private static IEnumerable<Citation> Sources(ImmutableArray<MapSection> sections) =>
        sections
            .SelectMany(section => section.Lines)
            .SelectMany(line => line.Fact.AllReadings)
            .Select(reading => reading.Citation)
            .Distinct();
}
