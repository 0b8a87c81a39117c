namespace Quell.Domain.Calls;

/// <summary>One kind of several that a call asked for and did not get.</summary>
/// <param name="Resource">As the API server spells it, such as <c>networkpolicies.networking.k8s.io</c>; null where the answer names none.</param>
public sealed record KindRefusal(string? Resource, ServiceRefusal Refusal);
