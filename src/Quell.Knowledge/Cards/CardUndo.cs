using System.Collections.Immutable;

namespace Quell.Knowledge.Cards;

/// <summary>How the tenant takes an action back.</summary>
/// <param name="Type">The undo-only type; it is never proposed by itself.</param>
/// <param name="Hazards">What the undo itself may do harm to.</param>
public sealed record CardUndo(string Type, ImmutableArray<string> Hazards);
