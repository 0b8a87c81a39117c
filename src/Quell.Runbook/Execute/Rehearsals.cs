using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Execute;

/// <summary>What can be tried out of a command without changing anything: whether it may be done, and a dry run at the server.</summary>
public static class Rehearsals
{
    private static readonly AllowList s_grammar = new(new AllowListOptions { LoopbackEndpoints = true });

    /// <summary>The calls that rehearse an action; none for what only reads, and for aws, which has no dry run.</summary>
    public static ImmutableArray<OutsideCall> Of(CaseState state, ResponseAction action) =>
        [.. new[] { CanI(state, action), DryRun(state, action) }.OfType<OutsideCall>()];

    /// <summary>Why the command itself cannot be rehearsed; null where it can.</summary>
    public static string? WhyNot(CallRequest request) =>
        Line(request) switch
        {
            { Access: AccessKind.Read } => "it changes nothing",
            { Context: null } => "aws has no dry run for it",
            { Verb: "rollout restart" or "rollout pause" or "rollout resume" } line =>
                $"kubectl {line.Verb} has no dry run",
            _ => null,
        };

    private static OutsideCall? CanI(CaseState state, ResponseAction action)
    {
        if (Line(action.Request) is not { Context: { } context, Access: AccessKind.Write } line)
        {
            return null;
        }
        var verb = line.Verb is "delete" ? "delete" : "patch";
        return Call(
            state,
            action,
            CommandKeys.CanI,
            [
                "kubectl",
                "auth",
                "can-i",
                verb,
                $"{line.Resource}/{line.Name}",
                .. line.Verb is "scale" ? (ImmutableArray<string>)["--subresource", "scale"] : [],
                .. line.Namespace is { } space ? (ImmutableArray<string>)["--namespace", space] : [],
                "--context",
                context,
                "--request-timeout",
                "20s",
            ],
            Effect.Read,
            "asking whether these credentials may do it"
        );
    }

    private static OutsideCall? DryRun(CaseState state, ResponseAction action) =>
        WhyNot(action.Request) is null && action.Request is CallRequest.Command { Argv: var argv }
            ? Call(
                state,
                action,
                CommandKeys.Rehearsal,
                [.. argv, "--dry-run=server"],
                Effect.Rehearsal,
                "rehearsing it at the server; nothing is changed"
            )
            : null;

    private static OutsideCall Call(
        CaseState state,
        ResponseAction action,
        string source,
        ImmutableArray<string> argv,
        Effect effect,
        string purpose
    ) =>
        new()
        {
            Key = CallKeys.Of(CommandKeys.ScopeOf(state, action.Try), source),
            Surface = action.Surface,
            Request = new CallRequest.Command(argv),
            Target = action.Target,
            Purpose = purpose,
            Effect = effect,
            Try = action.Try,
        };

    private static AllowVerdict.Allowed? Line(CallRequest request) =>
        request is CallRequest.Command { Argv: var argv } ? s_grammar.Check(argv) as AllowVerdict.Allowed : null;
}
