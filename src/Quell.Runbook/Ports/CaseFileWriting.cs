namespace Quell.Runbook.Ports;

/// <summary>What came of writing a case file.</summary>
public abstract record CaseFileWriting
{
    private CaseFileWriting() { }

    /// <param name="Path">Full path of the file, which is on the device.</param>
    public sealed record Written(string Path) : CaseFileWriting;

    public sealed record Failed(string Why) : CaseFileWriting;
}
