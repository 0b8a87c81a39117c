namespace Quell.Runbook.Ports;

/// <summary>The journal cannot be written: disk full, read-only, taken away. The run ends with these three lines.</summary>
public sealed class JournalUnwritableException(Trouble trouble, Exception? inner = null)
    : IOException(trouble.What, inner)
{
    public Trouble Trouble { get; } = trouble;
}
