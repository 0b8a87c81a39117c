namespace Quell.Runbook.Authorize;

/// <summary>How a cluster is told apart from every other: stable words, compared before each write.</summary>
public static class ClusterIdentity
{
    /// <summary>Stands where kube-system may not be read: the identity is weaker then.</summary>
    public const string NoUid = "may-not-be-read";

    public static string Text(string context, string? server, string caDigest, string uid) =>
        $"kubectl context={context} server={server ?? "unknown"} ca={caDigest} kube-system={uid}";
}
