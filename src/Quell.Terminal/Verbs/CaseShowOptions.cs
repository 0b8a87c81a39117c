using Quell.Domain.Cases;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell case show CASE</c></summary>
public sealed record CaseShowOptions
{
    public required CaseId Case { get; init; }

    /// <summary>At most five lines, to paste into an incident channel.</summary>
    public bool Brief { get; init; }
    public string? State { get; init; }
    public bool Json { get; init; }
}
