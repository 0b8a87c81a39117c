using System.Collections.Immutable;

namespace Quell.Lab.Scenarios;

/// <summary>A deployed responder.</summary>
/// <param name="Type">HOST, CLUSTER or CLOUD.</param>
/// <param name="Scope">Parameter values that it serves; empty serves all.</param>
/// <param name="Offline">Known to the tenant, but never takes anything from the queue.</param>
internal sealed record Responder(string Type, ImmutableDictionary<string, string> Scope, bool Offline)
{
    public bool Serves(string type, Func<string, string?> value) =>
        string.Equals(Type, type, StringComparison.Ordinal)
        && Scope.All(s => string.Equals(value(s.Key), s.Value, StringComparison.Ordinal));
}
