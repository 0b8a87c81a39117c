using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.CaseFiles;

/// <summary>Writes "What happened".</summary>
internal static class WhatHappened
{
    private const int Longest = 400;

    public static void Append(StringBuilder text, Investigation found)
    {
        var threat = found.Threat;
        text.AppendLine("### What happened").AppendLine();
        text.Append($"- **Trigger:** {MarkdownText.Code(threat.RuleName ?? threat.PolicyName ?? "unnamed rule")}");
        text.Append(threat.PolicyName is { } policy ? $" of policy {MarkdownText.Code(policy)}" : string.Empty);
        text.Append($", classified as {found.Class.Text}");
        text.AppendLine(
            found.Class.Evidence.IsEmpty
                ? ": nothing in it speaks for a tactic. (source: get_event_info)"
                : $" by {string.Join("; ", found.Class.Evidence.Select(said => MarkdownText.Code(said)))}. (source: get_event_info)"
        );
        Actions(text, found);
        Tree(text, found);
        var chain = ProcessAncestry.Of(threat);
        text.AppendLine(
            chain.IsEmpty
                ? "- **Process evidence (from the event's own fields):** the event names no process. (source: get_event_info)"
                : $"- **Process evidence (from the event's own fields):** {string.Join(" → ", chain.Select(one => MarkdownText.Code(one)))} (source: get_event_info)"
        );
        text.AppendLine($"- **Resource:** {ResourceText.Of(threat)} (source: get_event_info)");
        text.AppendLine($"- **AI-generated rationale:** none was asked for; {Rationale(found)}");
        if (!found.IsMultiStage)
        {
            text.AppendLine($"- **Timeline (UTC):** {string.Join("; ", found.Timeline.Select(Row))}");
        }
        text.AppendLine();
    }

    private static string Row(TimelineRow row) =>
        $"{Timelines.Clock(row.At)} {MarkdownText.Code(row.Action, Longest)} ({row.Note})";

    private static string Rationale(Investigation found) =>
        found.Matches.FirstOrDefault(match => !match.Pattern.IsGeneric) is { } match
            ? $"the pattern {MarkdownText.Code(match.Pattern.Title)} matched by {MarkdownText.Code(match.Evidence, Longest)}."
            : "no pattern matched.";

    private static void Actions(StringBuilder text, Investigation found)
    {
        if (!found.Threat.Actions.IsEmpty)
        {
            text.AppendLine(
                $"- **Automatic actions:** {string.Join(", ", found.Threat.Actions.Select(action => MarkdownText.Code(action.Type, 60) + (action.Successful switch { true => " (done)", false => " (failed)", null => "" })))} (source: get_event_info)"
            );
        }
    }

    private static void Tree(StringBuilder text, Investigation found)
    {
        const string key = "- **Process tree (from `mcp__secure-mcp-server__get_event_process_tree`, if available):**";
        if (!found.IsTree)
        {
            text.AppendLine($"{key} no process tree available.");
            return;
        }
        text.AppendLine(key).AppendLine();
        text.AppendLine(MarkdownText.Fence(found.Processes.Take(40), maxLines: 40, maxRunes: Longest));
        text.AppendLine();
    }
}
