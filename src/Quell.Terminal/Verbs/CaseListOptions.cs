namespace Quell.Terminal.Verbs;

/// <summary><c>quell case list</c></summary>
public sealed record CaseListOptions
{
    public string? State { get; init; }
    public bool Json { get; init; }
}
