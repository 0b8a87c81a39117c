using Quell.Domain.Cases;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell case verify CASE</c></summary>
public sealed record CaseVerifyOptions
{
    public required CaseId Case { get; init; }
    public string? State { get; init; }

    /// <summary>A head hash that went out in a report or a ticket, 64 lower-case hex digits; null to check the chain alone.</summary>
    public string? Anchor { get; init; }
}
