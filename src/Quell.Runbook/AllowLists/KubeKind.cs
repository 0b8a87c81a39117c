namespace Quell.Runbook.AllowLists;

/// <summary>A kind of object as the allow-list knows it.</summary>
/// <param name="Name">Singular, with its group where it is not one of Kubernetes' own.</param>
/// <param name="Group">API group; empty for the core.</param>
/// <param name="IsNamespaced">Whether its objects live in a namespace; null where only the cluster knows.</param>
/// <param name="MayBeWritten">Whether <c>patch</c>, <c>label</c> and <c>annotate</c> may touch it.</param>
internal sealed record KubeKind(string Name, string Group, bool? IsNamespaced, bool MayBeWritten)
{
    public bool IsRbac => Group is "rbac.authorization.k8s.io";
}
