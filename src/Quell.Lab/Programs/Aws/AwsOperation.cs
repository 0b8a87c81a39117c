using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Programs.Aws;

/// <summary>One operation of the aws program.</summary>
/// <param name="Api">Its name in the service: <c>GetRole</c>.</param>
/// <param name="Flags">Its own flags.</param>
/// <param name="Needed">Those of them that it cannot do without.</param>
internal sealed record AwsOperation(
    string Api,
    string Flags,
    ImmutableArray<string> Needed,
    Func<AwsAccount, CommandLine, JsonObject> Answer
);
