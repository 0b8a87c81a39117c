namespace Quell.Terminal.Verbs;

/// <summary>What the command line can start. Options arrive checked; each verb returns the code that the program ends with.</summary>
/// <remarks>The token is cancelled by Ctrl+C and SIGTERM; the process then waits for the verb, see <see cref="CommandLine"/>.</remarks>
public interface IVerbs
{
    Task<int> RespondAsync(RespondOptions options, CancellationToken cancellationToken);

    Task<int> PlanAsync(PlanOptions options, CancellationToken cancellationToken);

    Task<int> InvestigateAsync(InvestigateOptions options, CancellationToken cancellationToken);

    Task<int> UndoAsync(UndoOptions options, CancellationToken cancellationToken);

    Task<int> CaseListAsync(CaseListOptions options, CancellationToken cancellationToken);

    Task<int> CaseShowAsync(CaseShowOptions options, CancellationToken cancellationToken);

    Task<int> CaseVerifyAsync(CaseVerifyOptions options, CancellationToken cancellationToken);

    Task<int> ReportAsync(ReportOptions options, CancellationToken cancellationToken);

    Task<int> TenantListAsync(TenantListOptions options, CancellationToken cancellationToken);

    Task<int> TenantServeAsync(TenantServeOptions options, CancellationToken cancellationToken);

    Task<int> DoctorAsync(DoctorOptions options, CancellationToken cancellationToken);
}
