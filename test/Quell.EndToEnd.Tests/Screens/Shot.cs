using System.Collections.Immutable;

namespace Quell.EndToEnd.Tests.Screens;

/// <summary>The screen at one moment of a run.</summary>
/// <param name="Lines">What copying everything up to then gives.</param>
internal sealed record Shot(
    string Name,
    ImmutableArray<string> Rows,
    ImmutableArray<string> Styled,
    ImmutableArray<string> Lines
);
