using System.Text.Json.Nodes;

namespace Quell.Lab.Programs;

/// <summary>A change that a program made.</summary>
/// <param name="Verb">One of <see cref="Executions.ProgramVerbs"/>.</param>
/// <param name="Parameters">Texts that triggers can compare, and the change itself.</param>
internal sealed record ProgramWrite(string Verb, JsonObject Parameters);
