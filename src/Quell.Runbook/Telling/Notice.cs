using System.Collections.Immutable;

namespace Quell.Runbook.Telling;

/// <summary>Something told to the person. Lines are safe to print: outside text in them is already escaped.</summary>
public sealed record Notice(NoticeKind Kind, ImmutableArray<string> Lines)
{
    public static Notice Of(NoticeKind kind, params ImmutableArray<string> lines) => new(kind, lines);
}
