namespace Quell.Runbook.Ports;

/// <summary>What this machine's environment tells the aws program; no value of a credential is in it.</summary>
public sealed record AwsSettings
{
    /// <summary>True when access keys stand in the environment: they win over every profile but a <c>--profile</c>.</summary>
    public bool EnvironmentCredentials { get; init; }

    /// <summary>Value of <c>AWS_PROFILE</c> (or <c>AWS_DEFAULT_PROFILE</c>); null when neither is set.</summary>
    public string? ProfileVariable { get; init; }

    /// <summary>Value of <c>AWS_REGION</c> (or <c>AWS_DEFAULT_REGION</c>); null when neither is set.</summary>
    public string? Region { get; init; }

    /// <summary>Every <c>AWS_ENDPOINT_URL</c> and <c>AWS_ENDPOINT_URL_…</c>, as <c>NAME=URL</c> without user info and query.</summary>
    public string? Endpoints { get; init; }

    /// <summary>Value of <c>AWS_ENDPOINT_URL</c> where it is an address of this machine, as an emulator's is; else null.</summary>
    public string? LoopbackEndpoint { get; init; }
}
