namespace Quell.Domain.Actions;

/// <summary>An action that the tenant lists and that cannot be offered as runnable, with the reason.</summary>
public sealed record UnavailableAction(string Type, string Why);
