using Quell.Domain.Actions;

namespace Quell.Knowledge.Cards;

/// <summary>What an action always does besides its purpose, whatever the facts are. The card is its citation.</summary>
/// <param name="Line">Where it stands in the card's file.</param>
public sealed record CardLine(Severity Severity, string Text, int Line);
