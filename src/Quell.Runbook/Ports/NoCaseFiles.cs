namespace Quell.Runbook.Ports;

/// <summary>No folder for case files: none is found, and none can be written.</summary>
public sealed class NoCaseFiles : ICaseFiles
{
    public PriorCase Find(string eventId) => new PriorCase.None();

    public CaseFileWriting Create(string shortId, DateTimeOffset at, ReadOnlySpan<byte> content) =>
        new CaseFileWriting.Failed("there is no folder for case files");
}
