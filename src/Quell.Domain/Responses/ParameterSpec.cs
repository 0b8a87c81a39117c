namespace Quell.Domain.Responses;

/// <summary>A parameter or an output as the tenant's catalogue describes it.</summary>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>boolean</c>, or a word not known yet.</param>
public sealed record ParameterSpec(string Name, string Type, bool Required, string Description);
