namespace Quell.Domain.Actions;

/// <summary>An action that the tenant lists and that cannot be offered as runnable, with the reason.</summary>
/// <param name="Id">Null when not even its target is known.</param>
public sealed record UnavailableAction(string Type, string Why, ActionId? Id);
