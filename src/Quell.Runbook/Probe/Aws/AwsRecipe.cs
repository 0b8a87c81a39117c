using System.Collections.Immutable;
using System.Text.Json;

namespace Quell.Runbook.Probe.Aws;

/// <summary>One kind of read of the aws program, and how facts come out of what it prints.</summary>
/// <param name="Source">As citations name it.</param>
/// <param name="Keys">The facts that it answers; each becomes a gap when it cannot be read.</param>
/// <param name="Service">The service, and</param>
/// <param name="Operation">the operation, as they stand on the command line.</param>
/// <param name="Purpose">As it is narrated.</param>
/// <param name="Read">Takes the whole output and the line that was run; null when the output is not what it prints.</param>
public sealed record AwsRecipe(
    string Source,
    ImmutableArray<string> Keys,
    string Service,
    string Operation,
    string Purpose,
    Func<JsonElement, IReadOnlyList<string>, ImmutableArray<(string Key, ImmutableArray<string> Values)>?> Read
);
