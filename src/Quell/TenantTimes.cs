using Quell.Runbook.Flow;
using Quell.Surfaces.Kubectl;
using Quell.Sysdig;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>The bounds that a person chose, put where each of them holds.</summary>
internal static class TenantTimes
{
    /// <summary>A list of kubectl comes in several requests.</summary>
    private const int RequestsOfAList = 3;

    extension(TenantOptions options)
    {
        /// <summary>The run with what the person said of contexts, profiles and times.</summary>
        public RunOptions On(RunOptions run) =>
            run with
            {
                KubeContext = options.KubeContext,
                AwsProfile = options.AwsProfile,
                KubectlTimeout = options.KubectlTimeout ?? run.KubectlTimeout,
                ExecutionDeadline = options.ExecutionTimeout ?? run.ExecutionDeadline,
                CloudExecutionDeadline = options.CloudExecutionTimeout ?? run.CloudExecutionDeadline,
            };

        public SysdigOptions Sysdig =>
            SysdigOptions.Default with
            {
                ConnectTimeout = options.ConnectTimeout ?? SysdigOptions.Default.ConnectTimeout,
                ReadTimeout = options.ReadTimeout ?? SysdigOptions.Default.ReadTimeout,
                WriteTimeout = options.SubmitTimeout ?? SysdigOptions.Default.WriteTimeout,
                ReadsAtOnce = options.ReadsAtOnce ?? SysdigOptions.Default.ReadsAtOnce,
            };

        public KubectlOptions Kubectl =>
            options.KubectlTimeout is { } time
                ? new KubectlOptions { Timeout = time * RequestsOfAList }
                : new KubectlOptions();
    }
}
