namespace Quell.Knowledge.Patterns;

/// <summary>When containment goes before evidence, and why.</summary>
/// <param name="When">The condition in words, such as <c>data is leaving</c>; a person can answer it where no signal does.</param>
/// <param name="ByDefault">True where what the pattern is recognised by is the condition itself.</param>
/// <param name="Signals">What else shows that the condition holds.</param>
/// <param name="Because">Why; a template without its full stop.</param>
public sealed record PatternFlip(string When, bool ByDefault, PatternSignals Signals, string Because);
