namespace Quell.Lab.Scenarios;

/// <summary>One mistake in a scenario file.</summary>
/// <param name="File">The file's name as the caller gave it.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record ScenarioError(string File, int Line, int Column, string What, string Fix)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {What}. Fix: {Fix}.";
}
