namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>An input whose lines are typed one at a time, right before each is read.</summary>
internal sealed class TypedLines : TextReader
{
    private readonly Queue<char> _left = new();

    /// <param name="line">Null types nothing: the input has ended.</param>
    public void Type(string? line)
    {
        foreach (var character in line is null ? "" : line + "\n")
        {
            _left.Enqueue(character);
        }
    }

    public override int Peek() => _left.TryPeek(out var next) ? next : -1;

    public override int Read() => _left.TryDequeue(out var next) ? next : -1;
}
