using Quell.Domain.Cases;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell report CASE</c></summary>
public sealed record ReportOptions
{
    public required CaseId Case { get; init; }
    public required ReportFormat Format { get; init; }

    /// <summary>The file to make; null for standard output.</summary>
    public string? Output { get; init; }
    public string? State { get; init; }
}
