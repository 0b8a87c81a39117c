using Quell.Domain.Facts;

namespace Quell.Knowledge.Patterns;

/// <summary>A pattern that the case's facts speak for.</summary>
/// <param name="Evidence">What speaks for it, such as <c>rule "Known Cryptominer Process Executed"</c>.</param>
/// <param name="Citation">Where that was read; the pattern's own file for the generic one.</param>
public sealed record PatternMatch(ThreatPattern Pattern, string Evidence, Citation Citation);
