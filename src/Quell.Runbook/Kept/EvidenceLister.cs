using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Kept;

/// <summary>Writes the manifest of the evidence anew whenever the case has more of it than the file says.</summary>
public sealed class EvidenceLister(RunContext context, CaseLog log)
{
    private int _listed;

    /// <summary>Nothing is written while the case is not on the disk.</summary>
    public void Write()
    {
        if (log.State is not { Opened: { } opened, SessionOnDisk: true, Kept: { IsEmpty: false } kept })
        {
            return;
        }
        if (kept.Count != _listed)
        {
            context.Cases.WriteBeside(opened.Case, EvidenceManifest.FileName, EvidenceManifest.Render(log.State));
            _listed = kept.Count;
        }
    }
}
