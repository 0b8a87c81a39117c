using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Runbook.Undo;
using Quell.Sysdig.Configuration;
using Quell.Terminal.Configuration;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>Takes back what a case did.</content>
internal sealed partial class Verbs
{
    public async Task<int> UndoAsync(UndoOptions options, CancellationToken cancellationToken)
    {
        if (
            Read(options.State, options.Case) is not { } entries
            || Open(Tenant(options.Tenant, entries), options.State, cases => PracticeMemory.OfCase(cases, options.Case))
                is not
                ({ } connection, { } cases)
        )
        {
            return (int)ExitCode.StoppedByInput;
        }
        await using (connection)
        {
            var run = new RunOptions
            {
                Undo = new UndoRequest(options.Case, options.Action),
                KubeContext = options.Tenant.KubeContext ?? UndoPlace.KubeContext(entries),
                AwsProfile = options.Tenant.AwsProfile ?? UndoPlace.AwsProfile(entries),
            };
            using var programs = ProgramsFor(options.Tenant, connection);
            await using var runner = new CaseRunner(
                Context(
                    connection,
                    programs,
                    cases,
                    options.Tenant.On(run),
                    Face(options.Plain, json: false),
                    options.State
                )
            );
            return (int)await runner.RunAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The journal says which tenant the case is of, and the configuration where it does not; who it really is, is compared
    /// before anything else.
    /// </summary>
    private TenantOptions Tenant(TenantOptions said, IReadOnlyList<JournalEntry> entries) =>
        said.Tenant is not TenantChoice.Unsaid
            ? said
            : UndoPlace.TenantSource(entries) switch
            {
                TenantSource.Place.Embedded embedded => said with { Tenant = new TenantChoice.Embedded(embedded.Name) },
                TenantSource.Place.Scenario own => said with { Tenant = new TenantChoice.Embedded(null, own.Path) },
                // A folder's own file is taken after a look at its trust, as in every run; never by a path in a journal.
                TenantSource.Place.File { Path: var path } when Path.GetFileName(path) != TenantLookup.FolderFile =>
                    said with
                    {
                        Tenant = new TenantChoice.McpConfig(path),
                    },
                _ => Configured(said),
            };

    private TenantOptions Configured(TenantOptions said) =>
        settings() is Settings.InForce inForce && inForce.Of(SettingCatalog.McpConfig) is { Text: var path }
            ? said with
            {
                Tenant = new TenantChoice.McpConfig(path),
            }
            : said;
}
