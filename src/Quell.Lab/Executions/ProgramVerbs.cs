using System.Collections.Frozen;

namespace Quell.Lab.Executions;

/// <summary>
/// Writes of kubectl and aws. Each counts as an execution that completes at once, so that triggers and outcomes can name it;
/// the tenant's own list of executions does not show it.
/// </summary>
internal static class ProgramVerbs
{
    public const string Responder = "PROGRAM";

    public static FrozenSet<string> All { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "kubectl patch",
            "kubectl label",
            "kubectl annotate",
            "kubectl scale",
            "kubectl delete",
            "kubectl rollout restart",
            "kubectl rollout pause",
            "kubectl rollout resume",
            "aws attach-role-policy",
            "aws detach-role-policy",
            "aws update-access-key",
            "aws delete-access-key"
        );

    public static ActionDefinition Definition(string verb) =>
        new()
        {
            Type = verb,
            Responder = Responder,
            Description = verb,
            GathersData = false,
            NeedsStorage = false,
            UndoOnly = false,
            UndoneBy = null,
            Parameters = [],
            Outputs = [],
        };
}
