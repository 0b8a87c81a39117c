using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quell.Lab.SysQl;

/// <summary>What WHERE demands.</summary>
internal abstract record Condition
{
    private Condition() { }

    public sealed record Either(Condition Left, Condition Right) : Condition;

    public sealed record Both(Condition Left, Condition Right) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    public sealed record Comparison(string Sign, Operand Left, Operand Right) : Condition;

    public sealed record Among(Operand Left, ImmutableArray<object> Values) : Condition;

    public sealed record Matches(Operand Left, Regex Pattern) : Condition;

    public sealed record Contains(Operand Left, string Part) : Condition;

    /// <summary>A flag standing alone.</summary>
    public sealed record Holds(Operand Flag) : Condition;
}
