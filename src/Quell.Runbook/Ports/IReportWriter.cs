using Quell.Runbook.Report;

namespace Quell.Runbook.Ports;

/// <summary>Renders a report for a file.</summary>
public interface IReportWriter
{
    /// <summary>Name of the file that it goes to, beside the journal.</summary>
    string FileName { get; }

    string Render(CaseReport report);
}
