namespace Quell.Lab.SysQl;

/// <summary>Something with a value.</summary>
internal abstract record Operand
{
    private Operand() { }

    public sealed record Whole(string Alias, int At) : Operand;

    public sealed record Field(string Alias, string Name, int At) : Operand;

    public sealed record Literal(object Value) : Operand;

    /// <param name="Of">Null counts rows.</param>
    public sealed record Count(Operand? Of, bool Distinct) : Operand;
}
