using System.Collections.Immutable;

namespace Quell.Knowledge.Ordering;

/// <summary>Something that one or several action types achieve.</summary>
/// <param name="Word">Such as <c>cut-network</c>.</param>
/// <param name="Says">In words that follow "so that", such as <c>new connections are cut</c>.</param>
/// <param name="AreEquals">True where each of the types achieves all of it; false where they only belong together.</param>
public sealed record Achievement(string Word, string Says, ImmutableArray<string> Types, bool AreEquals);
