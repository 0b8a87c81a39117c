using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Knowledge.Cards;

/// <summary>The closed sets of words in cards.</summary>
internal static class CardWords
{
    public static readonly (string, Surface)[] Surfaces =
    [
        ("sysdig", Surface.Sysdig),
        ("kubectl", Surface.Kubectl),
        ("aws", Surface.Aws),
    ];

    public static readonly (string, ResponderType?)[] Responders =
    [
        ("HOST", ResponderType.Host),
        ("CLUSTER", ResponderType.Cluster),
        ("CLOUD", ResponderType.Cloud),
    ];

    public static readonly (string, Effect)[] Effects =
    [
        ("read", Effect.Read),
        ("evidence", Effect.Evidence),
        ("containment", Effect.Containment),
        ("eviction", Effect.Eviction),
        ("hardening", Effect.Hardening),
    ];

    public static readonly (string, ActionPhase)[] Phases =
    [
        ("evidence", ActionPhase.Evidence),
        ("containment", ActionPhase.Containment),
        ("destruction", ActionPhase.Destruction),
    ];

    public static readonly (string, ActsOn)[] Objects =
    [
        ("process", ActsOn.Process),
        ("container", ActsOn.Container),
        ("pod", ActsOn.Pod),
        ("workload", ActsOn.Workload),
        ("file", ActsOn.File),
        ("volume", ActsOn.Volume),
        ("host", ActsOn.Host),
        ("identity", ActsOn.Identity),
        ("cloud-resource", ActsOn.CloudResource),
        ("logs", ActsOn.Logs),
        ("controller", ActsOn.Controller),
        ("policy", ActsOn.Policy),
    ];

    public static readonly (string, CardVerb)[] Verbs =
    [
        .. Enum.GetValues<CardVerb>()
            .Where(verb => verb != CardVerb.Unknown)
            .Select(verb => (verb.ToString().ToLowerInvariant(), verb)),
    ];
}
