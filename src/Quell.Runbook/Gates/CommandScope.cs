using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Gates;

/// <summary>Whether everything that a command names is tied to the threat by a cited fact, and by which.</summary>
public static class CommandScope
{
    private const string DenyAll = ":iam::aws:policy/AWSDenyAll";
    private static readonly string[] s_ofAws = ["role-name", "user-name", "access-key-id", "policy-arn"];
    private static readonly AllowList s_grammar = new(new AllowListOptions { LoopbackEndpoints = true });

    /// <summary>Null when all of it is, otherwise what is not.</summary>
    public static string? Refusal(CallRequest.Command command, ResponseAction action, CaseState state)
    {
        if (s_grammar.Check(command.Argv) is not AllowVerdict.Allowed line)
        {
            return "the command is not one that the list knows";
        }
        if (line.Context is { } context && !string.Equals(context, state.KubeContext, StringComparison.Ordinal))
        {
            return $"context {context} is not the one that was authorised; it is {Scope.Refusal}";
        }
        if (line.Namespace is { } space && !Knows(action, state.Facts.ReadNow, space))
        {
            return $"namespace {space} has no cited fact behind it; it is {Scope.Refusal}";
        }
        return
            Named(line).FirstOrDefault(named => Tie(named, action, state.Facts.ReadNow) is null) is { Name: { } untied }
            ? $"{untied} is not tied to the threat by a cited fact; it is {Scope.Refusal}"
            : null;
    }

    /// <summary>Why each object that the command names is in scope; an object without a reason is not among them.</summary>
    public static ImmutableArray<ScopeReason> Reasons(ResponseAction action, FactSheet facts) =>
        action.Request is CallRequest.Command command && s_grammar.Check(command.Argv) is AllowVerdict.Allowed line
            ? [.. Named(line).Select(named => Tie(named, action, facts)).OfType<ScopeReason>()]
            : [];

    private static IEnumerable<(string Kind, string Name)> Named(AllowVerdict.Allowed line) =>
        line.Context is not null
            ? line is { Name: { } name, Resource: { } resource }
                ? [(resource, name)]
                : []
            : s_ofAws.Where(line.Arguments.ContainsKey).Select(flag => (flag, line.Arguments[flag]));

    private static ScopeReason? Tie((string Kind, string Name) named, ResponseAction action, FactSheet facts)
    {
        if (IsDenyAll(named))
        {
            return new ScopeReason(
                $"{named.Kind} {named.Name}",
                "it denies everything and gives nothing",
                new Citation("action card", action.Type),
                null
            );
        }
        var kind = named.Kind.Split('.')[0];
        foreach (var tie in ScopeTie.All.Where(tie => tie.Kinds.Any(known => kind == known || kind == known + "s")))
        {
            var value = action.Values.FirstOrDefault(value =>
                string.Equals(value.FactKey, tie.FactKey, StringComparison.Ordinal)
                && string.Equals(value.Value, named.Name, StringComparison.Ordinal)
                && IsKnown(value, facts)
            );
            if (value is not null && IsOfItsKind(tie, kind, facts))
            {
                return new ScopeReason(
                    $"{named.Kind} {Printable.Of(named.Name, 253)}",
                    tie.Why,
                    value.Citation,
                    tie.Others(facts)
                );
            }
        }
        return null;
    }

    /// <summary>Attached and detached again; no fact has to name it, as it is the same for everybody.</summary>
    private static bool IsDenyAll((string Kind, string Name) named) =>
        named is { Kind: "policy-arn" } && named.Name.EndsWith(DenyAll, StringComparison.Ordinal);

    private static bool IsOfItsKind(ScopeTie tie, string kind, FactSheet facts) =>
        tie.FactKey is not FactKeys.WorkloadName
        || string.Equals(facts.Single(FactKeys.WorkloadKind)?.Values[0], kind, StringComparison.OrdinalIgnoreCase);

    private static bool Knows(ResponseAction action, FactSheet facts, string value) =>
        action.Values.Any(known =>
            string.Equals(known.Value, value, StringComparison.Ordinal) && IsKnown(known, facts)
        );

    /// <summary>The value, or one part of it: <c>NetworkPolicy/allow egress=allow</c> names the policy <c>allow</c>.</summary>
    private static bool IsKnown(ActionValue value, FactSheet facts) =>
        facts[value.FactKey].AllReadings.SelectMany(reading => reading.Values).Any(known => Holds(known, value.Value));

    private static bool Holds(string known, string value)
    {
        if (string.Equals(known, value, StringComparison.Ordinal))
        {
            return true;
        }
        var taken = FactValue.Of(known);
        return taken
            .Parts.Select(part => part.Value)
            .Append(taken.Name)
            .Any(part =>
                string.Equals(part, value, StringComparison.Ordinal)
                || part.Split('/').Contains(value, StringComparer.Ordinal)
            );
    }
}
