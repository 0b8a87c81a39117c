using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Calls;

/// <summary>Makes lines of the aws program: region and output always said, profile and endpoint only where the person chose them.</summary>
public static class AwsCalls
{
    public static OutsideCall Read(
        CaseState state,
        string key,
        string service,
        string operation,
        ImmutableArray<string> arguments,
        string what,
        string purpose,
        string? region = null
    ) =>
        new()
        {
            Key = key,
            Surface = Surface.Aws,
            Request = new CallRequest.Command(Line(state, service, operation, arguments, region)),
            Target = new CallTarget(null, state.CloudAccount, what),
            Purpose = purpose,
            Effect = Effect.Read,
        };

    public static ImmutableArray<string> Line(
        CaseState state,
        string service,
        string operation,
        ImmutableArray<string> arguments = default,
        string? region = null
    )
    {
        var line = ImmutableArray.CreateBuilder<string>();
        line.AddRange("aws", service, operation);
        line.AddRange(arguments.IsDefault ? [] : arguments);
        line.AddRange("--region", region ?? state.AwsRegion, "--output", "json");
        if (state.AwsProfile is { } profile)
        {
            line.AddRange("--profile", profile);
        }
        if (state.AwsEndpoint is { } endpoint)
        {
            line.AddRange("--endpoint-url", endpoint);
        }
        return line.ToImmutable();
    }
}
