namespace Quell.Domain.Events;

/// <summary>Something the tenant's own policy already did when the event fired (<c>actions[]</c>).</summary>
/// <param name="Type">The tenant's word, such as <c>container_killed</c>.</param>
/// <param name="Successful">Null when the event does not say.</param>
public sealed record AutomaticAction(string Type, bool? Successful, string? Error);
