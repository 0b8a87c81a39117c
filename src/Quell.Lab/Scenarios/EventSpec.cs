using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>An event that is always there, at a time relative to the tenant's start.</summary>
internal sealed record EventSpec(string Id, TimeSpan At, JsonObject Body, JsonObject? ProcessTree);
