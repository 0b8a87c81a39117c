namespace Quell.Knowledge.Parameters;

/// <summary>An optional parameter that is not sent, and why.</summary>
public sealed record OmittedParameter(string Name, string Why);
