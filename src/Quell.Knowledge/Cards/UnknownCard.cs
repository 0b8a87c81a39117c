using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Domain.Text;

namespace Quell.Knowledge.Cards;

/// <summary>The card of a type that the tenant lists and nobody described: the catalogue's text, and no invented consequence.</summary>
public static class UnknownCard
{
    public static ActionCard Of(CatalogueAction listed)
    {
        var type = Printable.Of(listed.Type, 64);
        var said = Printable.Of(listed.Description, 300);
        return new ActionCard
        {
            Type = listed.Type,
            Surface = Surface.Sysdig,
            Responder = listed.Responder,
            Verb = CardVerb.Unknown,
            Effect = Effect.Eviction, // The heaviest care: what it does is not known.
            Phase = ActionPhase.Destruction,
            ActsOn = ActsOn.Unknown,
            Rank = int.MaxValue,
            WhatItDoes = Literal(
                said.Length == 0
                    ? "Unknown to Quell; the tenant gives no description."
                    : $"Unknown to Quell. The tenant says: {said}"
            ),
            Expected = "Unknown to Quell.",
            WhatToWatch = "Unknown to Quell: watch the execution's status and the event feed.",
            Scope = ["unknown to Quell"],
            Target = [Literal($"unknown target of {type}")],
            NameToType = [FactKeys.WorkloadName, FactKeys.Pod, FactKeys.HostName],
            NeedsStorage = false,
            Parameters = [],
            TargetChoices = [],
            Command = null,
            Preconditions = [],
            EvidenceLost = [],
            SavesEvidence = [],
            Breaks =
            [
                new CardLine(Severity.Unknown, Literal($"What {type} breaks is unknown: no card describes it."), 0),
            ],
            Reversibility = listed.IsUndoable
                ? "The tenant calls it undoable; what an undo would restore is unknown to Quell."
                : "The tenant does not call it undoable.",
            Undo = null,
            ManualRecovery = "Unknown to Quell; ask the tenant's administrator before running it.",
            Verify = "Unknown to Quell.",
            Permissions = [],
            D3fend = [],
            Ocsf = null,
            Citation = new Citation("catalogue", $"list_response_actions: {type}"),
            IsKnown = false,
        };
    }

    // The tenant's text is not a template.
    private static string Literal(string text) => text.Replace('{', '(').Replace('}', ')');
}
