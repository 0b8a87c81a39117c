namespace Quell.Lab.Events;

/// <summary>A filter text that is refused; it ends in <see cref="Filter.TryParse"/>.</summary>
internal sealed class FilterRejection(string message) : Exception(message);
