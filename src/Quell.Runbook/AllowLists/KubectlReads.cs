using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>kubectl's reading verbs.</summary>
internal static class KubectlReads
{
    public static AllowVerdict Objects(IReadOnlyList<string> argv, string verb, IReadOnlyList<FlagRule> flags)
    {
        if (!ParsedLine.TryParse(argv, 2, flags, out var line, out var refused))
        {
            return refused;
        }

        if (!KubeTargets.TryRead(line.Words, out var targets, out refused))
        {
            return refused;
        }

        var several = line.Has(Kubectl.AllNamespacesFlag) || line.Has(Kubectl.SelectorFlag);
        if (several && targets.Names.Count > 0)
        {
            return AllowList.Refuse(AllowRules.Target, "Names go without a selector and within one namespace.");
        }

        if (line.Has(Kubectl.AllNamespacesFlag) && line.Has(Kubectl.NamespaceFlag))
        {
            return AllowList.Refuse(AllowRules.Namespace, "One namespace or all of them, not both.");
        }

        return Kubectl.Allow(AccessKind.Read, verb, line, targets);
    }

    public static AllowVerdict Logs(IReadOnlyList<string> argv)
    {
        if (!ParsedLine.TryParse(argv, 2, KubectlFlags.Logs, out var line, out var refused))
        {
            return refused;
        }

        if (line.Has(Kubectl.SelectorFlag))
        {
            return line.Words.Count == 0
                ? Kubectl.Allow(AccessKind.Read, "logs", line, targets: null)
                : AllowList.Refuse(AllowRules.Target, "Names go without a selector.");
        }

        // A bare word is a Pod here.
        IReadOnlyList<string> words =
            line.Words is [var only] && !only.Contains('/', StringComparison.Ordinal) ? ["pod", only] : line.Words;
        if (!KubeTargets.TryReadOne(words, out var target, out var rest, out refused))
        {
            return refused;
        }

        var isPair = line.Words is [_] && rest.Count == 0;
        return
            isPair
            && target.Kinds[0].Name is "pod" or "deployment" or "statefulset" or "daemonset" or "replicaset" or "job"
            ? Kubectl.Allow(AccessKind.Read, "logs", line, target)
            : AllowList.Refuse(AllowRules.Target, "Logs are read of one Pod, by its name or through its workload.");
    }

    public static AllowVerdict Version(IReadOnlyList<string> argv)
    {
        if (!ParsedLine.TryParse(argv, 2, KubectlFlags.Version, out var line, out var refused))
        {
            return refused;
        }

        if (line.Words.Count > 0)
        {
            return AllowList.Refuse(AllowRules.Target, "The version takes no words.");
        }

        return line.Has("client") || line.Has(Kubectl.ContextFlag)
            ? Kubectl.Allow(AccessKind.Read, "version", line, targets: null)
            : AllowList.Refuse(
                AllowRules.Context,
                "A cluster's version is asked with --context; kubectl's own with --client."
            );
    }

    public static AllowVerdict CurrentContext(IReadOnlyList<string> argv) =>
        argv is [_, _, "current-context"]
            ? new AllowVerdict.Allowed(AccessKind.Read, "kubectl config current-context")
            {
                Verb = "config current-context",
            }
            : AllowList.Refuse(AllowRules.Verb, "Of config only current-context is on the list, without flags.");

    /// <summary>
    /// Asking whether somebody may do a thing does none of it, so any type may be asked about, Secrets too.
    /// </summary>
    public static AllowVerdict CanI(IReadOnlyList<string> argv)
    {
        if (!Kubectl.HasSecondWord(argv, "can-i"))
        {
            return AllowList.Refuse(AllowRules.Verb, "Of auth only can-i is on the list.");
        }

        if (!ParsedLine.TryParse(argv, 3, KubectlFlags.CanI, out var line, out var refused))
        {
            return refused;
        }

        var isQuestion = line.Has("list")
            ? line.Words.Count == 0
            : line.Words is [var verb, var type] && IsVerb(verb) && IsType(type)
                || line.Words is [var verb2, var type2, var name] && IsVerb(verb2) && IsType(type2) && IsName(name);
        return isQuestion
            ? Kubectl.Allow(AccessKind.Read, "auth can-i", line, targets: null)
            : AllowList.Refuse(
                AllowRules.Target,
                "The question is VERB TYPE, VERB TYPE NAME, VERB TYPE/NAME or --list."
            );
    }

    private static bool IsVerb(string word) =>
        word
            is "get"
                or "list"
                or "watch"
                or "create"
                or "update"
                or "patch"
                or "delete"
                or "deletecollection"
                or "impersonate"
                or "bind"
                or "escalate"
                or "use"
                or "*";

    private static bool IsType(string word) =>
        word.Split('/') is [var type, var name]
            ? Alphabets.Matches(Alphabet.KubernetesResource, type) && IsName(name)
            : word is "*" || Alphabets.Matches(Alphabet.KubernetesResource, word);

    private static bool IsName(string word) => Alphabets.Matches(Alphabet.RbacName, word);
}
