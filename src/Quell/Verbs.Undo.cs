using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Undo;
using Quell.Terminal.Configuration;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>Takes back what a case did.</content>
internal sealed partial class Verbs
{
    private const string EmbeddedSource = "embedded:";

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
            var run = new RunOptions { Undo = new UndoRequest(options.Case, options.Action) };
            using var programs = ProgramsFor(options.Tenant, connection);
            await using var runner = new CaseRunner(
                Context(connection, programs, cases, options.Tenant.On(run), Face(options.Plain, json: false))
            );
            return (int)await runner.RunAsync(cancellationToken);
        }
    }

    /// <summary>A practice case knows its tenant; a real one is named again, or configured, as it was for the response.</summary>
    private TenantOptions Tenant(TenantOptions said, IReadOnlyList<JournalEntry> entries) =>
        said.Tenant is not TenantChoice.Unsaid ? said
        : CaseState.Fold(entries).Opened is { Simulated: true, TenantSource: var source }
        && source.StartsWith(EmbeddedSource, StringComparison.Ordinal)
            ? said with
            {
                Tenant = new TenantChoice.Embedded(source[EmbeddedSource.Length..]),
            }
        : settings() is Settings.InForce inForce && inForce.Of(SettingCatalog.McpConfig) is { Text: var path }
            ? said with
            {
                Tenant = new TenantChoice.McpConfig(path),
            }
        : said;
}
