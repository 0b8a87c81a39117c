namespace Quell.Terminal.Verbs;

/// <summary><c>quell doctor</c></summary>
public sealed record DoctorOptions
{
    public required TenantOptions Tenant { get; init; }
    public string? State { get; init; }
    public bool Plain { get; init; }
}
