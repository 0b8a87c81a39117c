namespace Quell.Domain.Calls;

/// <summary>What a call touches, so that scope can be checked before it is sent.</summary>
/// <param name="Cluster">Null when the call is not about a cluster.</param>
/// <param name="Account">Null when the call is not about a cloud account.</param>
/// <param name="What">The object in words: <c>tenant</c>, <c>Deployment shop/checkout</c>, <c>execution 5d0c…</c>.</param>
public sealed record CallTarget(string? Cluster, string? Account, string What)
{
    public static readonly CallTarget Tenant = new(null, null, "tenant");
}
