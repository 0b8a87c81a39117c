using System.Collections.Immutable;
using Quell.Domain.Calls;

namespace Quell.Surfaces.Aws;

/// <summary>Whom the credentials of a line belong to, asked in the same way as the line itself would be.</summary>
internal static class AwsIdentity
{
    private static readonly string[] s_kept = ["--region", "--profile", "--endpoint-url"];

    public static ImmutableArray<string> LineLike(IReadOnlyList<string> line)
    {
        var asked = ImmutableArray.CreateBuilder<string>();
        asked.AddRange("aws", "sts", "get-caller-identity", "--output", "json");
        for (var i = 0; i + 1 < line.Count; i++)
        {
            if (s_kept.Contains(line[i], StringComparer.Ordinal))
            {
                asked.AddRange(line[i], line[i + 1]);
            }
        }
        return asked.ToImmutable();
    }

    public static string? Endpoint(IReadOnlyList<string> line)
    {
        for (var i = 0; i + 1 < line.Count; i++)
        {
            if (line[i] is "--endpoint-url")
            {
                return line[i + 1];
            }
        }
        return null;
    }

    /// <summary>Stable: who signs in as whom within the account may change without another target being meant.</summary>
    public static string Text(CallReading.Caller caller, string? endpoint) =>
        $"aws account={caller.Account} partition={caller.Arn.Split(':')[1]} endpoint={endpoint ?? "aws"}";
}
