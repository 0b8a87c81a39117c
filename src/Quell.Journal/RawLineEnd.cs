namespace Quell.Journal;

internal enum RawLineEnd
{
    Newline,
    EndOfFile,

    /// <summary>No newline within the longest line allowed.</summary>
    TooLong,
}
