namespace Quell.Lab.SysQl;

/// <summary>A piece of a query.</summary>
/// <param name="At">Column, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);

    public bool IsWord(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.Ordinal);

    public override string ToString() => Kind == TokenKind.End ? "end of query" : $"'{Text}'";
}
