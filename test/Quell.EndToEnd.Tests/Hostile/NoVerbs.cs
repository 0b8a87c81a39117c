using Quell.Terminal.Verbs;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Verbs that only say that they were started.</summary>
internal sealed class NoVerbs : IVerbs
{
    public const int Started = 77;

    private static readonly Task<int> s_started = Task.FromResult(Started);

    public Task<int> RespondAsync(RespondOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> PlanAsync(PlanOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> InvestigateAsync(InvestigateOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> UndoAsync(UndoOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> CaseListAsync(CaseListOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> CaseShowAsync(CaseShowOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> CaseVerifyAsync(CaseVerifyOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> ReportAsync(ReportOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> TenantListAsync(TenantListOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> TenantServeAsync(TenantServeOptions options, CancellationToken cancellationToken) => s_started;

    public Task<int> DoctorAsync(DoctorOptions options, CancellationToken cancellationToken) => s_started;
}
