namespace Quell.HostileServer;

/// <summary>One thing that a server does instead of answering.</summary>
public abstract record Dealt
{
    private Dealt() { }

    /// <summary>Bytes on the wire, as they are.</summary>
    public sealed record Bytes(ReadOnlyMemory<byte> Value) : Dealt;

    /// <summary>Nothing more comes, ever.</summary>
    public sealed record Hang : Dealt;

    /// <summary>The connection ends here.</summary>
    public sealed record End : Dealt;

    public static Dealt Line(string text) => new Bytes(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
}
