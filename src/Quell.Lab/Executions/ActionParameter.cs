namespace Quell.Lab.Executions;

/// <summary>A parameter or an output of an action.</summary>
/// <param name="Type">string, integer or boolean.</param>
/// <param name="Usual">Of an output: its value, with placeholders, where the scenario gives none.</param>
internal sealed record ActionParameter(string Name, string Type, bool Required, string Description, string Usual);
