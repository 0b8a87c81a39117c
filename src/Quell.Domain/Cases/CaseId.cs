namespace Quell.Domain.Cases;

/// <summary>Names one case: the same text names its folder, its files and its caller ids.</summary>
/// <param name="Value">Lower-case letters, digits and dashes, at most 80.</param>
public readonly record struct CaseId(string Value)
{
    public override string ToString() => Value;
}
