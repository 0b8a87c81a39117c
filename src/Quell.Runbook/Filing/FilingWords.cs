using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>How reports tell of what was filed. The words are outside text where they name a ticket.</summary>
public static class FilingWords
{
    /// <summary>Where an action stands at a desk; null where it stands at none.</summary>
    public static string? Of(CaseState state, ActionId response) =>
        state.FilingsClosed.FindLast(over => over.Files.Response?.Action == response) switch
        {
            { Closed.Status: Status.Done } filed => $"filed as {filed.Action.Surface.Word()} {filed.Closed.Detail}",
            { Closed.Status: Status.Pending } open =>
                $"filing in {open.Action.Surface.Word()} pending: {open.Closed.Detail}",
            _ => null,
        };

    /// <summary>Everything that a desk took, in order.</summary>
    public static IEnumerable<string> Filed(CaseState state) =>
        state
            .FilingsClosed.Where(over => over.Closed.Status == Status.Done)
            .Select(over =>
                over.Files.IsLog
                    ? $"remediation log on {over.Action.Surface.Word()} {over.Files.Ticket}"
                    : $"{over.Files.ResponseType} as {over.Action.Surface.Word()} {over.Closed.Detail}"
            );
}
