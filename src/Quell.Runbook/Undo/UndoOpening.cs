using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Runbook.Preflight;

namespace Quell.Runbook.Undo;

/// <summary>Opens the case that the undo belongs to, on the tenant that it belongs to.</summary>
public sealed class UndoOpening(UndoRequest request) : IStep
{
    /// <summary>What is found on this machine of the case.</summary>
    public const string Found = "undo-case";

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (state is { Opened: not null, SessionOnDisk: true })
        {
            return null;
        }
        if (Steps.Look(state, Found) is { } look)
        {
            return look;
        }
        return state.Found(Found) is { } found && found.TryGetValue("what", out var what)
            ? new Next.Stop(new Trouble(what, found["why"], found["fix"]), ExitCode.StoppedByInput)
            : new Next.OpenCase(request.Case.Value);
    }

    /// <summary>Looks at the case without opening it. Practice and production never mix.</summary>
    public static ImmutableSortedDictionary<string, string> Look(RunContext context, CaseState state)
    {
        var id = context.Options.Undo!.Case;
        if (context.Cases.Read(id) is not { } entries || CaseState.Fold(entries).Opened is not { } opened)
        {
            return Trouble(
                $"There is no case {Printable.Of(id.Value, 80)}.",
                "No journal of that name is in the state folder.",
                $"List the cases with `quell case list{TenantSource.StateOption(context.StateFolder)}`."
            );
        }
        if (IsSame(opened, context, state))
        {
            return
                opened.Simulated
                && RanCommands(entries)
                && ProgramsInUse.WereRealInPractice(entries) != context.RealPrograms
                ? OtherPrograms(id, context)
                : ImmutableSortedDictionary<string, string>.Empty;
        }
        return Trouble(
            $"Case {Printable.Of(id.Value, 80)} belongs to another tenant.",
            $"It was opened on {Printable.Of(opened.TenantSource, 120)} ({Printable.Of(opened.Tenant.Text, 80)}), and this is {Printable.Of(context.TenantSource, 120)} ({Printable.Of(state.Tenant.Text, 80)}).",
            "Name its own tenant with `--tenant` or `--mcp-config`."
        );
    }

    private static bool RanCommands(IReadOnlyList<JournalEntry> entries) =>
        entries.Any(entry =>
            entry.Body is CaseEntry.CallIntended { Call: { Request: CallRequest.Command, Effect: var effect } }
            && effect.IsWrite()
        );

    /// <summary>What the practice tenant played is not undone on a real cluster, nor the other way round.</summary>
    private static ImmutableSortedDictionary<string, string> OtherPrograms(CaseId id, RunContext context) =>
        Trouble(
            $"Case {Printable.Of(id.Value, 80)} did not run these kubectl and aws programs.",
            context.RealPrograms
                ? "The practice tenant played them, and this run would use this machine's own."
                : "It ran this machine's own, and in this run the practice tenant would play them.",
            context.RealPrograms ? "Leave `--surfaces real` out." : "Add `--surfaces real`."
        );

    private static bool IsSame(CaseEntry.CaseOpened opened, RunContext context, CaseState state) =>
        opened.Simulated == context.Simulated
        && opened.Tenant == state.Tenant
        && (
            opened.Tenant.Id is not null
            || string.Equals(opened.TenantSource, context.TenantSource, StringComparison.Ordinal)
        );

    private static ImmutableSortedDictionary<string, string> Trouble(string what, string why, string fix) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("what", what).Add("why", why).Add("fix", fix);
}
