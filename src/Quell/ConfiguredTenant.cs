using Quell.Domain.Questions;
using Quell.Journal;
using Quell.Knowledge;
using Quell.Runbook.Asking;
using Quell.Runbook.Ports;
using Quell.Surfaces;
using Quell.Sysdig.Configuration;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>The tenant that this machine and this folder are configured for.</summary>
internal static class ConfiguredTenant
{
    /// <param name="state">The folder that holds the cases, as typed; null for the usual one.</param>
    public static TenantWay Find(TenantOptions options, Machine machine, string? state)
    {
        var trusted = Trusted(machine, state);
        var lookup = new TenantLookup
        {
            Environment = machine.Variable,
            UserFile = machine.UserConfiguration,
            CurrentFolder = machine.CurrentFolder,
            IsTrusted = trusted.Has,
            WhyNot = FileGuard.Refusal,
        };
        return lookup.Find(
            options.Tenant is TenantChoice.McpConfig config
                ? Path.GetFullPath(config.Path, machine.CurrentFolder)
                : null
        );
    }

    /// <summary>Asks about the current folder's file where it would decide; a yes is remembered.</summary>
    /// <returns>Why a yes could not be remembered; null otherwise.</returns>
    public static async ValueTask<Trouble?> AskAsync(
        TenantOptions options,
        Machine machine,
        string? state,
        IOperator person,
        CancellationToken cancellationToken
    )
    {
        if (
            options.Tenant is not TenantChoice.Unsaid
            || Find(options, machine, state) is not TenantWay.NeedsTrust needs
        )
        {
            return null;
        }

        var question = FolderTrust.Ask(needs);
        var reply = await person.AskAsync(question, cancellationToken);
        if (
            reply is not Reply.Words { Text: var words }
            || AnswerReader.Read(question, words, null, yesMustName: false, ResponseKnowledge.Embedded)
                is not Heard.Meaning { Value: Answer.Yes }
        )
        {
            return null;
        }

        var sha = needs.Reading.FileSha256;
        return Trusted(machine, state).Add(needs.Path, sha, machine.Who, machine.Clock.GetUtcNow()) is { } why
            ? new Trouble(
                "Your yes could not be remembered.",
                why,
                $"Use the file for this run alone: `--mcp-config {TenantLookup.FolderFile}`."
            )
            : null;
    }

    private static TrustedFiles Trusted(Machine machine, string? state) => new(machine.StateFolder(state));
}
