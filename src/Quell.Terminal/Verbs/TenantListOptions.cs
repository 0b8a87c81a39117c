namespace Quell.Terminal.Verbs;

/// <summary><c>quell tenant list</c></summary>
public sealed record TenantListOptions
{
    public bool Json { get; init; }
}
