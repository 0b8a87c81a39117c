using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Understand;

/// <summary>The events of the last day by severity, to pick one from: a row for each rule on each resource.</summary>
public static class EventTable
{
    public const string Source = "recent events";

    private const int Hours = 24;
    private const int MostRows = 20;

    public static OutsideCall Call(CaseState state) =>
        SysdigCalls.Events(state, Key(state), Hours, null, "listing the events of the last 24 hours");

    /// <summary>Worst first, then newest first.</summary>
    public static ImmutableArray<EventTableRow> Rows(CaseState state) =>
        state.Reading(Key(state)) is not CallReading.Events { Page: var page }
            ? []
            :
            [
                .. page
                    .Events.Where(threat => EventId.TryParse(threat.Id, out _))
                    .GroupBy(threat => (threat.RuleName ?? threat.PolicyName, EventPlace.Of(threat).Text))
                    .Select(group =>
                    {
                        var ordered = group.OrderBy(threat => threat.TimestampNs).ToList();
                        return new EventTableRow(ordered[0], ordered.Count, ordered[^1].At);
                    })
                    .OrderBy(row => row.First.Severity ?? int.MaxValue)
                    .ThenByDescending(row => row.Last)
                    .ThenBy(row => row.First.Id, StringComparer.Ordinal)
                    .Take(MostRows),
            ];

    /// <summary>The id behind what was typed: an id itself, or the number of a row.</summary>
    public static string? Picked(CaseState state, string? meaning) =>
        int.TryParse(meaning, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Rows(state) is var rows
        && number >= 1
        && number <= rows.Length
            ? rows[number - 1].First.Id
            : meaning;

    public static Notice Words(CaseState state)
    {
        var rows = Rows(state);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add("Events of the last 24 hours, worst first (times in UTC):");
        lines.Add("  #  Severity  Last seen        Where, and which rule");
        for (var index = 0; index < rows.Length; index++)
        {
            var row = rows[index];
            var times = row.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"x{row.Count}") : string.Empty;
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{index + 1, 3}  {Severity(row.First.Severity), -8}  {row.Last?.UtcDateTime:MM-dd HH:mm} {times, -4} {Printable.Of(row.Place, 47)}"
                )
            );
            lines.Add($"     {Printable.Of(row.First.RuleName ?? row.First.PolicyName ?? "unnamed rule", 70)}");
        }
        if (state.Reading(Key(state)) is CallReading.Events { Page.Full: true })
        {
            lines.Add("  The list was cut: there are older ones that are not in it.");
        }
        return new Notice(NoticeKind.Inventory, lines.ToImmutable());
    }

    public static Question Ask(CaseState state, string key)
    {
        var rows = Rows(state);
        return rows.IsEmpty
            ? Questions.Of(
                state,
                key,
                QuestionKind.EventId,
                [Nothing(state), "Which event? Type its id (32 hex digits)."],
                ["<32 hex digits>", Answer.No]
            )
            : Questions.Of(
                state,
                key,
                QuestionKind.EventId,
                ["Which event? Type the number of a row, which takes its first event, or an id (32 hex digits)."],
                [string.Create(CultureInfo.InvariantCulture, $"1-{rows.Length}"), "<32 hex digits>", Answer.No]
            );
    }

    /// <summary>An empty day and a list that could not be read are two things.</summary>
    private static string Nothing(CaseState state) =>
        state.Reading(Key(state)) is CallReading.Events
            ? "The tenant lists no event of the last 24 hours."
            : $"The events of the last 24 hours could not be listed: {Printable.Of(state.Call(Key(state))?.Failure ?? "no answer", 300)}.";

    private static string Severity(int? severity) =>
        severity switch
        {
            >= 0 and <= 3 => "High",
            4 or 5 => "Medium",
            6 => "Low",
            7 => "Info",
            _ => "unknown",
        };

    private static string Key(CaseState state) => CallKeys.Of(state.Scope, Source);
}
