namespace Quell.Runbook.Ports;

/// <summary>What came back from the person.</summary>
public abstract record Reply
{
    private Reply() { }

    public sealed record Words(string Text) : Reply;

    /// <summary>The input ended: a no to the open question, and nothing more is asked.</summary>
    public sealed record EndOfInput : Reply;
}
