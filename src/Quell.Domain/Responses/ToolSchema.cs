using System.Collections.Immutable;

namespace Quell.Domain.Responses;

/// <summary>A tool as the server lists it: its name, the arguments that it takes and the digest of its input schema.</summary>
public sealed record ToolSchema(string Name, string SchemaDigest, ImmutableArray<ParameterSpec> Arguments)
{
    public bool Takes(string argument) =>
        Arguments.Any(spec => string.Equals(spec.Name, argument, StringComparison.Ordinal));
}
