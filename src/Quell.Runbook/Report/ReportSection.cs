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
    public static ReportSection Of(string title, params ImmutableArray<string> lines) => new(title, lines, [], []);
}
