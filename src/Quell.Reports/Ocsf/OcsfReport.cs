using System.Text.Json;
using Quell.Knowledge;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;

namespace Quell.Reports.Ocsf;

/// <summary>A report as OCSF remediation events: one JSON array, one event for each try that was sent, undos included.</summary>
/// <remarks>What was declined was no attempt at remediation and is no event.</remarks>
public sealed class OcsfReport(ResponseKnowledge knowledge) : IReportWriter
{
    /// <summary>The version of OCSF that the events are written in.</summary>
    public const string Version = "1.8.0";

    public string FileName => "report.ocsf.json";

    public string Render(CaseReport report) =>
        RedactedJson.Of(json =>
        {
            json.WriteStartArray();
            foreach (var action in report.Actions.Where(action => action is { SentAt: not null, Try: not null }))
            {
                new RemediationEvent(report, action, knowledge).Write(json);
            }
            json.WriteEndArray();
        });
}
