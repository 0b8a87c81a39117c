using Quell.Domain.Calls;
using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Gates;

/// <summary>What kind of command a line is, on which object, through which context: what write access is asked for and given.</summary>
public static class CommandShape
{
    private static readonly AllowList s_grammar = new(new AllowListOptions { LoopbackEndpoints = true });

    /// <summary>Such as <c>kubectl scale deployment checkout in shop through context prod</c>; null for what is no command.</summary>
    public static string? Of(CallRequest request) =>
        Allowed(request) is { } line
            ? line.Shape
                + (line.Name is { } name ? $" {name}" : "")
                + (line.Namespace is { } space ? $" in {space}" : "")
                + (line.Context is { } context ? $" through context {context}" : "")
            : null;

    /// <summary>True for a command that changes nothing at the far side, such as one that copies a log.</summary>
    public static bool OnlyReads(CallRequest request) => Allowed(request) is { Access: AccessKind.Read };

    private static AllowVerdict.Allowed? Allowed(CallRequest request) =>
        request is CallRequest.Command { Argv: var argv } ? s_grammar.Check(argv) as AllowVerdict.Allowed : null;
}
