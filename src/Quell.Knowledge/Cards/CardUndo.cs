using System.Collections.Immutable;

namespace Quell.Knowledge.Cards;

/// <summary>How an action is taken back.</summary>
/// <param name="Type">The tenant's undo-only type, which is never proposed by itself; null for a command.</param>
/// <param name="Command">The words of the command that takes it back, as in <see cref="CardCommand.Words"/>; empty for the tenant's.</param>
/// <param name="Hazards">What the undo itself may do harm to.</param>
public sealed record CardUndo(string? Type, ImmutableArray<string> Command, ImmutableArray<string> Hazards);
