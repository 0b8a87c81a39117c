using Quell.Domain.Facts;

namespace Quell.Knowledge.Patterns;

/// <summary>One thing that speaks for a pattern, such as <c>rule "Known Cryptominer Process Executed"</c>.</summary>
/// <param name="Citation">Where it was read.</param>
/// <param name="IsShared">True where other threats fire the same rule, so that it proves little alone.</param>
public sealed record PatternSignal(string Words, Citation Citation, bool IsShared = false);
