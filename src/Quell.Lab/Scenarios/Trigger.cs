using System.Collections.Immutable;

namespace Quell.Lab.Scenarios;

/// <summary>A completed execution that changes something.</summary>
/// <param name="Action">Its action type.</param>
/// <param name="Where">
/// Parameters it must have. A value may name a part of the event it is asked about: <c>${field:proc.pid}</c>.
/// </param>
/// <param name="After">How long after its completion the change comes.</param>
internal sealed record Trigger(string Action, ImmutableDictionary<string, string> Where, TimeSpan After);
