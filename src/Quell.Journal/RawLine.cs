namespace Quell.Journal;

/// <summary>Bytes up to a newline, which is not part of them.</summary>
internal readonly record struct RawLine(long Offset, ReadOnlyMemory<byte> Bytes, RawLineEnd End);
