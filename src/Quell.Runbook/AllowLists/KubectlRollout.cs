namespace Quell.Runbook.AllowLists;

/// <summary>
/// kubectl rollout: <c>restart</c>, <c>pause</c>, <c>resume</c> (the way back from a pause) and <c>undo</c> write,
/// <c>status</c> and <c>history</c> read.
/// </summary>
internal static class KubectlRollout
{
    public static AllowVerdict Check(IReadOnlyList<string> argv)
    {
        var word = argv.Count > 2 ? argv[2] : string.Empty;
        return word switch
        {
            "restart" or "pause" or "resume" => One(argv, word, KubectlFlags.RolloutWrite, isWrite: true),
            "undo" => One(argv, word, KubectlFlags.RolloutUndo, isWrite: true),
            "status" => One(argv, word, KubectlFlags.RolloutStatus, isWrite: false),
            "history" => One(argv, word, KubectlFlags.RolloutHistory, isWrite: false),
            _ => AllowList.Refuse(AllowRules.Verb, $"Of rollout {AllowList.Quote(word)} is not on the list."),
        };
    }

    private static AllowVerdict One(
        IReadOnlyList<string> argv,
        string word,
        IReadOnlyList<FlagRule> flags,
        bool isWrite
    )
    {
        if (!KubectlWrites.TryRead(argv, 3, flags, out var line, out var target, out var rest, out var refused))
        {
            return refused!;
        }

        var isKind =
            target!.Kinds[0].Name is "deployment"
            || (word is not ("pause" or "resume") && target.Kinds[0].Name is "statefulset" or "daemonset");
        if (!isKind || rest!.Count > 0)
        {
            return KubectlWrites.NotThis("rolled", target);
        }

        var access = (isWrite, line!.Has(Kubectl.DryRunFlag)) switch
        {
            (false, _) => AccessKind.Read,
            (true, true) => AccessKind.Rehearsal,
            (true, false) => AccessKind.Write,
        };
        return Kubectl.Allow(access, "rollout " + word, line, target);
    }
}
