using System.Security.Cryptography;
using System.Text;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Kept;
using Quell.Runbook.Report;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>Makes the report from the journal, shows it, and writes its file beside it.</summary>
public sealed class Reporter(RunContext context, CaseLog log, EvidenceLister evidence)
{
    public async Task WriteAsync(bool aloud, CancellationToken cancellationToken)
    {
        evidence.Write();
        var report = CaseReport.Of(log.Entries);
        var notice = new Notice(NoticeKind.Report, ReportWords.Inline(report));
        await log.AppendAsync(
            new CaseEntry.Shown($"{log.State.Scope}/report", notice.Kind.ToString(), notice.Lines),
            cancellationToken
        );
        if (aloud)
        {
            await context.Person.TellAsync(notice, cancellationToken);
        }
        var bytes = Encoding.UTF8.GetBytes(context.Reports.Render(report));
        var path = context.Cases.WriteBeside(log.State.Opened!.Case, context.Reports.FileName, bytes);
        await log.AppendAsync(
            new CaseEntry.ReportWritten(path, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            cancellationToken
        );
    }
}
