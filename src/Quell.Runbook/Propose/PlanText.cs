using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Plans;

namespace Quell.Runbook.Propose;

/// <summary>Whether two plans are the same, and what is different in words.</summary>
public static class PlanText
{
    /// <summary>Everything in a plan that makes a new revision when it changes.</summary>
    public static string Of(Plan plan) =>
        string.Join(
            '\n',
            [
                .. plan.Actions.Select(Of),
                .. plan.Unavailable.Select(gone => $"- {gone.Type} {gone.Why}"),
                plan.ScopedToEvent.ToString(),
            ]
        );

    public static ImmutableArray<string> Changes(Plan? before, Plan after)
    {
        if (before is null)
        {
            return [];
        }
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.AddRange(
            after.Actions.Where(action => before.Find(action.Id) is null).Select(action => $"{action.Type} is new")
        );
        foreach (var old in before.Actions.Where(old => after.Find(old.Id) is null))
        {
            lines.Add(
                $"{old.Type} is gone: {after.Unavailable.FirstOrDefault(gone => gone.Id == old.Id)?.Why ?? "not offered any more"}"
            );
        }
        foreach (var action in after.Actions)
        {
            if (before.Find(action.Id) is { } old)
            {
                lines.AddRange(Differences(old, action));
            }
        }
        var kept = after.Actions.Where(action => before.Find(action.Id) is not null).Select(action => action.Id);
        if (
            !kept.SequenceEqual(
                before.Actions.Where(action => after.Find(action.Id) is not null).Select(action => action.Id)
            )
        )
        {
            lines.Add("the order is different");
        }
        return lines.Count == 0 ? ["nothing but the session: what was approved before is void"] : lines.ToImmutable();
    }

    private static IEnumerable<string> Differences(ResponseAction old, ResponseAction now)
    {
        if (!string.Equals(old.Request.Text, now.Request.Text, StringComparison.Ordinal))
        {
            yield return old.Attempt == now.Attempt
                ? $"{now.Type}: the payload is different"
                : $"{now.Type}: this is attempt {now.Attempt}";
        }
        if (!string.Equals(old.SchemaDigest, now.SchemaDigest, StringComparison.Ordinal))
        {
            yield return $"{now.Type}: the tool's input schema changed";
        }
        if (!string.Equals(old.Availability.Word, now.Availability.Word, StringComparison.Ordinal))
        {
            yield return $"{now.Type}: availability {old.Availability.Word} -> {now.Availability.Word}";
        }
        if (!string.Equals(Consequences(old), Consequences(now), StringComparison.Ordinal))
        {
            yield return $"{now.Type}: what it breaks is different";
        }
        if (!string.Equals(Evidence(old), Evidence(now), StringComparison.Ordinal))
        {
            yield return $"{now.Type}: the evidence that goes with it, or what saves that, is different";
        }
        if (!string.Equals(Preconditions(old), Preconditions(now), StringComparison.Ordinal))
        {
            yield return $"{now.Type}: what has to hold before it is different";
        }
        if (!string.Equals(WayBack(old), WayBack(now), StringComparison.Ordinal))
        {
            yield return $"{now.Type}: how it is taken back is different";
        }
    }

    private static string Of(ResponseAction action) =>
        $"{action.Try} {action.Request.Text} {action.SchemaDigest} {action.Availability} {Consequences(action)} {Evidence(action)} {Preconditions(action)} {WayBack(action)}";

    private static string Consequences(ResponseAction action) =>
        string.Join(';', action.Consequences.Select(said => $"{said.Rule} {said.Severity} {said.Sentence}"));

    private static string Evidence(ResponseAction action) =>
        string.Join(';', action.EvidenceAtRisk.Select(risk => $"{risk.What} {string.Join(',', risk.SavedBy)}"));

    private static string Preconditions(ResponseAction action) => string.Join(';', action.Preconditions);

    private static string WayBack(ResponseAction action) => $"{action.Reversibility} {Undo(action.Undo)}";

    private static string Undo(UndoSlot undo) =>
        undo switch
        {
            UndoSlot.Call call => $"{call.Type} {call.Listed} {string.Join(';', call.Hazards)} {call.ManualRecovery}",
            UndoSlot.CommandLine line => $"{line.Text} {string.Join(';', line.Hazards)} {line.ManualRecovery}",
            _ => undo.ManualRecovery,
        };
}
