namespace Quell.Bench;

/// <summary>One budget and what was measured against it, both in the same run.</summary>
/// <param name="Value">What was measured, in words.</param>
/// <param name="Reference">What it was measured against, in words.</param>
/// <param name="Ratio">Measured by reference, where the budget is a ratio; otherwise measured by budget.</param>
/// <param name="Met">Null where it could not be measured here.</param>
internal sealed record Measured(string Name, string Value, string Reference, double? Ratio, string Budget, bool? Met)
{
    public static Measured NotHere(string name, string budget, string why) => new(name, why, "-", null, budget, null);
}
