namespace Quell.Knowledge;

/// <summary>Something in a knowledge file that cannot be read as it stands.</summary>
/// <param name="Line">1 for the first.</param>
public sealed record KnowledgeProblem(string File, int Line, string What)
{
    public override string ToString() => $"{File}:{Line}: {What}";
}
