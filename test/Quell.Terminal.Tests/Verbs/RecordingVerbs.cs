using Quell.Terminal.Verbs;

namespace Quell.Terminal.Tests.Verbs;

/// <summary>Keeps the options that the one verb was started with and ends with <see cref="Code"/>.</summary>
internal sealed class RecordingVerbs : IVerbs
{
    public List<object> Started { get; } = [];

    public int Code { get; init; }

    public CancellationToken Token { get; private set; }

    public Task<int> RespondAsync(RespondOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> PlanAsync(PlanOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> InvestigateAsync(InvestigateOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> UndoAsync(UndoOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> CaseListAsync(CaseListOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> CaseShowAsync(CaseShowOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> CaseVerifyAsync(CaseVerifyOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> ReportAsync(ReportOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> TenantListAsync(TenantListOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> TenantServeAsync(TenantServeOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    public Task<int> DoctorAsync(DoctorOptions options, CancellationToken cancellationToken) =>
        Record(options, cancellationToken);

    private Task<int> Record(object options, CancellationToken cancellationToken)
    {
        Started.Add(options);
        Token = cancellationToken;
        return Task.FromResult(Code);
    }
}
