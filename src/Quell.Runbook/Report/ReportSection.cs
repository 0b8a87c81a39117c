using System.Collections.Immutable;

namespace Quell.Runbook.Report;

/// <summary>One section of a report: lines, then a table where it has one. Everything in it is still to be escaped for its format.</summary>
public sealed record ReportSection(
    string Title,
    ImmutableArray<string> Lines,
    ImmutableArray<string> Columns,
    ImmutableArray<ImmutableArray<string>> Rows
)
{
    /// <summary>How a terminal shows the section, where it has a shape of its own there; already escaped.</summary>
    public ImmutableArray<string> Inline { get; init; } = [];

    /// <summary>Source of a Mermaid diagram of the section; empty where it has none. Its labels are already escaped.</summary>
    public ImmutableArray<string> Diagram { get; init; } = [];

    public static ReportSection Of(string title, params ImmutableArray<string> lines) => new(title, lines, [], []);
}
