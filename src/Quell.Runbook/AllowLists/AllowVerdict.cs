using System.Collections.Immutable;
using Quell.Domain.Actions;

namespace Quell.Runbook.AllowLists;

/// <summary>The allow-list's answer to one call.</summary>
public abstract record AllowVerdict
{
    private AllowVerdict() { }

    /// <summary>The call has a shape that the runbook allows. It says nothing about scope, grants or approvals.</summary>
    /// <param name="Access">The access that the call needs.</param>
    /// <param name="Shape">The call without its particulars, as a grant question names it: <c>kubectl patch deployment</c>.</param>
    public sealed record Allowed(AccessKind Access, string Shape) : AllowVerdict
    {
        /// <summary><c>get</c>, <c>rollout restart</c>, <c>attach-role-policy</c>, or the name of an MCP tool.</summary>
        public required string Verb { get; init; }

        /// <summary>
        /// The kind in singular, with its group where it is not Kubernetes' own; several, joined by commas, on reads only;
        /// for AWS the service.
        /// </summary>
        public string? Resource { get; init; }

        /// <summary>The namespace; null where none was named.</summary>
        public string? Namespace { get; init; }

        /// <summary>The one object named. Always there on a kubectl write; null on a read of none or several.</summary>
        public string? Name { get; init; }

        /// <summary>The kubeconfig context; null only for calls that reach no cluster.</summary>
        public string? Context { get; init; }

        /// <summary>True for a ticket or an incident, which is written for a person.</summary>
        public bool IsFiling { get; init; }

        /// <summary>Every flag given, by its long name without dashes, with its value; a switch has <c>true</c>.</summary>
        public ImmutableDictionary<string, string> Arguments { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>What stands after the object: the pairs of a label or annotation, such as <c>tier=0</c> or <c>tier-</c>.</summary>
        public ImmutableArray<string> Pairs { get; init; } = [];

        /// <summary>True when an action of this effect may be carried out by this call.</summary>
        public bool Permits(Effect effect) =>
            Access switch
            {
                // Evidence that is only read, such as a log: a write for the person, who is asked, and a read for the far side.
                AccessKind.Read => effect is Effect.Read || (effect is Effect.Evidence && Context is not null),
                AccessKind.Rehearsal => effect is Effect.Rehearsal,
                _ => effect.IsWrite() && effect is Effect.Filing == IsFiling,
            };
    }

    /// <summary>The call is not on the list, whoever approves it. It may still become the text of a ticket.</summary>
    /// <param name="Rule">One of <see cref="AllowRules"/>.</param>
    /// <param name="Why">One printable sentence.</param>
    public sealed record Refused(string Rule, string Why) : AllowVerdict;
}
