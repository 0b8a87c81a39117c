using System.Collections.Immutable;

namespace Quell.Knowledge.Selection;

/// <summary>How people call one action type. Each list holds words or phrases in lower case.</summary>
/// <param name="Verbs">What is done: <c>kill</c>.</param>
/// <param name="Things">What it is done to, or what it is called: <c>process</c>.</param>
/// <param name="With">What may stand beside without naming it: <c>container</c>.</param>
/// <param name="Touches">What it reaches: "leave the pod alone" leaves out what touches a Pod.</param>
public sealed record ActionNames(
    ImmutableHashSet<string> Verbs,
    ImmutableHashSet<string> Things,
    ImmutableHashSet<string> With,
    ImmutableHashSet<string> Touches
)
{
    public static readonly ActionNames None = new([], [], [], []);

    public bool Names(string word) => Verbs.Contains(word) || Things.Contains(word);

    public bool Takes(string word) => Names(word) || With.Contains(word);
}
