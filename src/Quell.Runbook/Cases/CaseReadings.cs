using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Cases;

/// <summary>What the steps ask a case's state most often.</summary>
public static class CaseReadings
{
    extension(CaseState state)
    {
        public string? ClusterName => state.Threat?.Label("kubernetes.cluster.name");

        public string? CloudAccount =>
            state.Threat?.Label("cloudProvider.account.id") ?? state.Threat?.Label("aws.accountId");

        /// <summary>The latest list of tools that the server gave in this session.</summary>
        public CallReading.Tools? Tools =>
            state
                .Calls.Values.Where(call =>
                    call.Session == state.SessionNumber
                    && call.Call.Surface == Surface.Sysdig
                    && call.Reading is CallReading.Tools
                )
                .MaxBy(call => call.EndedSequence)
                ?.Reading as CallReading.Tools;

        public TenantIdentity Tenant =>
            (
                state
                    .Calls.Values.Where(call =>
                        call.Session == state.SessionNumber && call.Reading is CallReading.Settings
                    )
                    .MaxBy(call => call.EndedSequence)
                    ?.Reading as CallReading.Settings
            )?.Tenant
            ?? new TenantIdentity(null, null);

        public ToolSchema? Tool(string name) =>
            state.Tools?.Listed.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));

        /// <summary>The newest known state of an execution of this case.</summary>
        public ActionExecution? Execution(string id) =>
            state
                .Calls.Values.Where(call =>
                    call.Reading is CallReading.Execution read
                    && string.Equals(read.Run.Id, id, StringComparison.Ordinal)
                )
                .MaxBy(call => call.EndedSequence)
                ?.Reading
                is CallReading.Execution latest
                ? latest.Run
                : null;

        /// <summary>One known value as text, or null: a conflict or an unknown is no value.</summary>
        public string? Value(string factKey) => state.Facts.Single(factKey)?.Values[0];

        public Citation CitationOf(CallState call) => new(CallKeys.SourceOf(call.Call.Key), call.Call.Request.Text);
    }
}
