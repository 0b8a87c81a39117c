namespace Quell.Domain.Actions;

/// <summary>One try of one action; printed as <c>&lt;id&gt;/&lt;attempt&gt;</c>.</summary>
/// <param name="Attempt">1 for the first.</param>
public readonly record struct ActionTry(ActionId Action, int Attempt)
{
    public override string ToString() => $"{Action}/{Attempt}";
}
