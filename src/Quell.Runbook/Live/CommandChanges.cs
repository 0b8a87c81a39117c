using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Live;

/// <summary>Reads from a command line what it would change.</summary>
public static class CommandChanges
{
    // Addresses of this machine go as well: which of them may be called is the gate's to say.
    private static readonly AllowList s_grammar = new(new AllowListOptions { LoopbackEndpoints = true });

    /// <summary>Null for a line that changes nothing, such as one that only reads, and for one that is not on the list.</summary>
    public static CommandChange? Of(CallRequest request) =>
        request is CallRequest.Command { Argv: var argv } ? Of(argv) : null;

    /// <inheritdoc cref="Of(CallRequest)"/>
    public static CommandChange? Of(ImmutableArray<string> argv) =>
        s_grammar.Check(argv) is AllowVerdict.Allowed { Access: not AccessKind.Read } allowed
            ? argv[0] is "aws"
                ? AwsChanges.Of(allowed)
                : KubectlChanges.Of(allowed)
            : null;
}
