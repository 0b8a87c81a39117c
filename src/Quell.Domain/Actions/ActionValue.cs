using Quell.Domain.Facts;

namespace Quell.Domain.Actions;

/// <summary>One parameter of an action and where its value was read. Values never come from anywhere else.</summary>
public sealed record ActionValue(string Name, string Value, string FactKey, Citation Citation);
