using Quell.Runbook.CaseFiles;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The folder of case files as it is, with a kill point on both sides of what is written into it.</summary>
internal sealed class WatchedCaseFiles(ICaseFiles inner, KillPoints points) : ICaseFiles
{
    public PriorCase Find(string eventId) => inner.Find(eventId);

    public CaseFileWriting Create(string shortId, DateTimeOffset at, ReadOnlySpan<byte> content)
    {
        points.Pass("before the case file");
        var written = inner.Create(shortId, at, content);
        points.Pass("after the case file");
        return written;
    }
}
