using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>What the case file of an earlier investigation says. All of it is data that anybody may have written.</summary>
/// <param name="EventId">The id that the file says it is about; empty when it says none.</param>
/// <param name="Header">The line that names the event.</param>
/// <param name="Facts">In the order of the lines that they stand in.</param>
/// <param name="IsSimulated">True for a file about the practice tenant.</param>
public sealed record CaseFile(
    string EventId,
    string Title,
    string Header,
    string Summary,
    ImmutableArray<FactReading> Facts,
    bool IsSimulated
)
{
    /// <summary>What citations of it begin with, before a colon and the line.</summary>
    public const string Source = "case file";

    /// <summary>The keys that name what and where; a different value in the event is shown beside that of the file.</summary>
    public static readonly ImmutableArray<string> Compared =
    [
        FactKeys.Cluster,
        FactKeys.Namespace,
        FactKeys.WorkloadKind,
        FactKeys.WorkloadName,
        FactKeys.Pod,
        FactKeys.ContainerId,
        FactKeys.ContainerName,
        FactKeys.Node,
        FactKeys.HostName,
        FactKeys.CloudAccount,
        FactKeys.CloudInstance,
    ];

    public static bool IsSource(string source) => source.StartsWith(Source, StringComparison.Ordinal);

    /// <summary>The facts with those left out that only say shorter what the sheet says: a short container id.</summary>
    public static IEnumerable<FactReading> Beside(FactSheet sheet, ImmutableArray<FactReading> facts) =>
        facts.Where(fact =>
            fact.Key != FactKeys.ContainerId
            || fact.Values is not [var said]
            || sheet.Single(FactKeys.ContainerId)?.Values[0] is not { } known
            || !known.StartsWith(said, StringComparison.Ordinal)
        );
}
