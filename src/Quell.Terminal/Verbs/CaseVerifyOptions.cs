using Quell.Domain.Cases;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell case verify CASE</c></summary>
public sealed record CaseVerifyOptions
{
    public required CaseId Case { get; init; }
    public string? State { get; init; }
}
