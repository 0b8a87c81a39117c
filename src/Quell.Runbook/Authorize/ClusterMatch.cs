namespace Quell.Runbook.Authorize;

/// <summary>How a kubeconfig's names compare with the name under which the tenant knows the threat's cluster.</summary>
/// <param name="Form">The form that was recognised, in words.</param>
/// <param name="Why">One sentence without outside text that was not checked.</param>
public sealed record ClusterMatch(Sameness Verdict, string Form, string Why);
