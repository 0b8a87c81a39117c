namespace Quell.Lab.Scenarios;

/// <summary>What the placeholders of one text stand for.</summary>
/// <param name="Start">When the tenant started.</param>
/// <param name="At">When the event happens, the action was submitted, or now.</param>
/// <param name="Seed">Makes the random-looking words; the same seed makes the same words.</param>
/// <param name="Id">The event's or the execution's id.</param>
/// <param name="N">Which one of a stream, from 0.</param>
/// <param name="Named">Values of <c>param:</c>, <c>field:</c> and <c>label:</c> by their whole spelling.</param>
internal sealed record PlaceholderValues(
    DateTimeOffset Start,
    DateTimeOffset At,
    string Seed,
    string Id,
    long N,
    Func<string, string?> Named
);
