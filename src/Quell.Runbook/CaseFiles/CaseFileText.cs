using System.Globalization;
using System.Text;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.CaseFiles;

/// <summary>Writes the case file in the documented form. Outside text stands in code spans, where it can only be text.</summary>
public static class CaseFileText
{
    /// <param name="now">UTC; when the investigation was made.</param>
    public static string Of(Investigation found, CaseState state, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Head(text, found, state);
        Summary(text, found);
        WhatHappened.Append(text, found);
        if (found.IsMultiStage)
        {
            AttackFlow.Append(text, found);
        }
        ResourceContext.Append(text, found, state);
        ScopeSection.Append(text, found);
        FindingSections.Append(text, found, state);
        Footer(text, found, state, now);
        return text.ToString();
    }

    public static string Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown";

    private static void Head(StringBuilder text, Investigation found, CaseState state)
    {
        var threat = found.Threat;
        text.AppendLine($"## {MarkdownText.Inline(found.Title)} — {found.Class.Text}")
            .AppendLine()
            .AppendLine(
                $"**Event ID:** {threat.Id} | **Type:** {MarkdownText.Code(threat.ContentType ?? "unknown", 60)} | **Status:** open"
            )
            .AppendLine($"**Time:** {Time(threat.At)} — {Time(found.Scope.Last)}");
        if (state.Session is { Simulated: true, TenantSource: var source })
        {
            text.AppendLine($"**Simulated:** true | **Tenant:** {MarkdownText.Code(source, 80)}");
        }
        text.AppendLine();
    }

    private static void Summary(StringBuilder text, Investigation found)
    {
        text.AppendLine("### Summary").AppendLine();
        text.AppendLine(InvestigationWords.Finding(found, MarkdownText.Code)).AppendLine();
    }

    private static void Footer(StringBuilder text, Investigation found, CaseState state, DateTimeOffset now)
    {
        text.AppendLine("---").AppendLine();
        text.Append(
            $"**Audit:** event_id={found.Threat.Id} | sources={string.Join(", ", InvestigationWords.Sources(state))}"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $" | follow_on_calls={found.FollowOnCalls} | case={state.Opened?.Case} | investigated={Time(now)}"
        );
        text.AppendLine($" | by={MarkdownText.Code(state.Session?.Version.Split('+')[0] ?? "quell", 40)}");
    }
}
