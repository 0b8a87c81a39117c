namespace Quell.Runbook.AllowLists;

/// <summary>The grammar of the kubectl lines that the runbook allows.</summary>
/// <remarks>
/// What no verb below names is refused: <c>create</c>, <c>apply</c>, <c>exec</c>, <c>cp</c>, <c>cordon</c>, <c>drain</c>,
/// <c>--raw</c>, files, another server, another identity.
/// </remarks>
internal static class Kubectl
{
    public const string ContextFlag = "context";
    public const string NamespaceFlag = "namespace";
    public const string AllNamespacesFlag = "all-namespaces";
    public const string SelectorFlag = "selector";
    public const string DryRunFlag = "dry-run";

    public static AllowVerdict Check(IReadOnlyList<string> argv)
    {
        var verb = argv.Count > 1 ? argv[1] : string.Empty;
        return verb switch
        {
            "get" => KubectlReads.Objects(argv, verb, KubectlFlags.Get),
            "describe" => KubectlReads.Objects(argv, verb, KubectlFlags.Describe),
            "logs" => KubectlReads.Logs(argv),
            "version" => KubectlReads.Version(argv),
            "config" => KubectlReads.CurrentContext(argv),
            "auth" => KubectlReads.CanI(argv),
            "patch" => KubectlWrites.Patch(argv),
            "label" => KubectlWrites.Metadata(argv, verb, KubectlFlags.Label),
            "annotate" => KubectlWrites.Metadata(argv, verb, KubectlFlags.Annotate),
            "scale" => KubectlWrites.Scale(argv),
            "delete" => KubectlWrites.DeleteNetworkPolicy(argv),
            "rollout" => KubectlRollout.Check(argv),
            _ => AllowList.Refuse(AllowRules.Verb, $"The verb {AllowList.Quote(verb)} of kubectl is not on the list."),
        };
    }

    public static AllowVerdict.Allowed Allow(AccessKind access, string verb, ParsedLine line, KubeTargets? targets) =>
        new AllowVerdict.Allowed(access, targets is null ? $"kubectl {verb}" : $"kubectl {verb} {targets.Resource}")
        {
            Verb = verb,
            Resource = targets?.Resource,
            Name = targets?.SingleName,
            Namespace = line[NamespaceFlag],
            Context = line[ContextFlag],
            Arguments = line.Arguments,
        };

    /// <summary>The second word of a two-word verb has to be this one.</summary>
    public static bool HasSecondWord(IReadOnlyList<string> argv, string word) =>
        argv.Count > 2 && string.Equals(argv[2], word, StringComparison.Ordinal);
}
