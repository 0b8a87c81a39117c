using Quell.Domain.Calls;

namespace Quell.Runbook.Cases;

/// <summary>What the person authorised in this session, as the flow reads it.</summary>
public static class CaseGrants
{
    extension(CaseState state)
    {
        /// <summary>True once reading through a surface was authorised in this session.</summary>
        public bool MayRead(Surface surface) =>
            state.Found($"authorized {(surface == Surface.Aws ? "aws" : "kubectl")}") is not null;

        /// <summary>The kubeconfig context that kubectl is run with; null before it is known.</summary>
        public string? KubeContext => state.Found("kubectl settings 0")?.GetValueOrDefault("context");
    }
}
