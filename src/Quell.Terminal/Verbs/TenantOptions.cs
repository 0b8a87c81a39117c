namespace Quell.Terminal.Verbs;

/// <summary>The options of every verb that talks to a tenant.</summary>
public sealed record TenantOptions
{
    public required TenantChoice Tenant { get; init; }

    /// <summary>Null when nothing was said: what belongs to the tenant.</summary>
    public SurfaceChoice? Surfaces { get; init; }

    /// <summary>The kubeconfig context to use; null: the current one.</summary>
    public string? KubeContext { get; init; }

    /// <summary>The aws profile to use; null: as the program's own order has it.</summary>
    public string? AwsProfile { get; init; }

    /// <summary>A folder of the user's own knowledge, as typed; null for the usual one alone.</summary>
    public string? Knowledge { get; init; }

    /// <summary>From starting or reaching the MCP server to its list of tools; null for the usual time.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>For the answer to a read; null for the usual time.</summary>
    public TimeSpan? ReadTimeout { get; init; }

    /// <summary>For the answer to a submit or an undo; null for the usual time.</summary>
    public TimeSpan? SubmitTimeout { get; init; }

    /// <summary>For each request of kubectl while it reads; null for the usual time.</summary>
    public TimeSpan? KubectlTimeout { get; init; }

    /// <summary>For one run of aws; null for the usual time.</summary>
    public TimeSpan? AwsTimeout { get; init; }

    /// <summary>Until a HOST or CLUSTER execution counts as pending; null for the usual time.</summary>
    public TimeSpan? ExecutionTimeout { get; init; }

    /// <summary>The same of a CLOUD execution; null for the usual time.</summary>
    public TimeSpan? CloudExecutionTimeout { get; init; }

    /// <summary>How many reads of the MCP server run side by side; null for the usual number.</summary>
    public int? ReadsAtOnce { get; init; }
}
