namespace Quell.Lab.SysQl;

internal enum TokenKind
{
    Word,
    Text,
    Number,
    Symbol,
    End,
}
