namespace Quell.HostileServer;

/// <summary>One way to be hostile.</summary>
/// <param name="Deal">What is done with an answer to a call of a tool.</param>
public sealed record Fault(string Name, Func<Message, IEnumerable<Dealt>> Deal)
{
    /// <summary>What is done with the list of tools; null leaves it as it is.</summary>
    public Func<Message, IEnumerable<Dealt>>? List { get; init; }

    public static IReadOnlyList<Fault> All { get; } =
    [.. ShapeFaults.All, .. SizeFaults.All, .. WireFaults.All, .. WordFaults.All, .. ListFaults.All];

    public static Fault Named(string name) => All.Single(fault => fault.Name == name);

    public IEnumerable<Dealt> Answer(Message message) =>
        message.IsCall ? Deal(message)
        : message.Method == "tools/list" && List is not null ? List(message)
        : [Dealt.Line(message.Line)];
}
