using Quell.Domain.Calls;

namespace Quell.Surfaces.Aws;

/// <summary>Whom the credentials of a line belong to, and where it goes.</summary>
internal static class AwsIdentity
{
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
