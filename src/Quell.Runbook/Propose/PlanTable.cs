using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Propose;

/// <summary>The plan in one line an action, right above the choice: number, type, worst consequence, way back, target.</summary>
public static class PlanTable
{
    private const int WidestType = 26;
    private const int LongestScope = 120;

    public static ImmutableArray<string> Of(CaseState state, Plan plan)
    {
        var width = Math.Min(WidestType, plan.Actions.Max(action => Type(action).Length));
        return
        [
            $" #   {"action".PadRight(width)}  {"worst", -8}  {"undo", -4}  on",
            .. plan.Actions.Select((action, index) => Row(state, plan, action, index + 1, width)),
            .. plan.Actions.Any(action => IsChanged(plan, action))
                ? ["* changed since the revision before"]
                : ImmutableArray<string>.Empty,
        ];
    }

    /// <summary>Every change of a plan is said with the type of the action before it.</summary>
    private static bool IsChanged(Plan plan, ResponseAction action) =>
        plan.Changes.Any(change =>
            change.StartsWith($"{action.Type}:", StringComparison.Ordinal)
            || change.StartsWith($"{action.Type} is new", StringComparison.Ordinal)
        );

    private static string Row(CaseState state, Plan plan, ResponseAction action, int number, int width)
    {
        var mark = ChecklistWords.Mark(state, action) is var closed && closed is " " ? "" : $" [{closed}]";
        return $"{number, 2}. {(IsChanged(plan, action) ? '*' : ' ')}{Type(action).PadRight(width)}  {Worst(action), -8}  {WayBack(action), -4}  {Printable.Of(action.Scope, LongestScope)}{mark}";
    }

    private static string Type(ResponseAction action) => Printable.Of(action.Type, 64);

    private static string Worst(ResponseAction action) =>
        action.Consequences.IsEmpty ? "unknown" : action.Consequences.Max(said => said.Severity).Word();

    /// <summary>An action that takes nothing away needs no way back.</summary>
    private static string WayBack(ResponseAction action) =>
        action.Undo.Exists ? "yes"
        : action.Effect == Effect.Evidence ? "-"
        : "no";
}
