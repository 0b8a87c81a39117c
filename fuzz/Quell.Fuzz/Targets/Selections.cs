using System.Text;
using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Fuzz.Checks;
using Quell.Knowledge;
using Quell.Runbook.Asking;

namespace Quell.Fuzz.Targets;

/// <summary>What is typed: a choice names actions of the list and nothing else, and only the printed yes is a yes.</summary>
internal static class Selections
{
    private static readonly Plan s_plan = new(
        1,
        [Action("GET_LOGS"), Action("KILL_PROCESS"), Action("ISOLATE_NETWORK"), Action("DELETE_POD")],
        [new UnavailableAction("CAPTURE", "capture storage is disabled", null)],
        "because",
        true,
        []
    );

    private static readonly HashSet<string> s_known = [.. s_plan.Actions.Select(action => action.Id.Value)];

    public static void Run(byte[] data)
    {
        var text = Encoding.UTF8.GetString(data);
        Choice(SelectionReader.Read(text, s_plan, ResponseKnowledge.Embedded));
        foreach (var named in (bool[])[true, false])
        {
            Yes(text, named, QuestionKind.Approve, "yes 2 KILL_PROCESS");
            Yes(text, named, QuestionKind.Name, "checkout");
        }
    }

    private static void Choice(Heard heard)
    {
        if (heard is Heard.Unreadable unreadable)
        {
            Laws.Printable(unreadable.Why);
        }
        if (
            heard is Heard.Meaning { Value: var meaning }
            && meaning.StartsWith(Meanings.Choose, StringComparison.Ordinal)
        )
        {
            var ids = meaning[Meanings.Choose.Length..].Split(',');
            Laws.Hold(ids.All(s_known.Contains), "a choice names what is not on the list");
            Laws.Hold(ids.Distinct(StringComparer.Ordinal).Count() == ids.Length, "a choice names an action twice");
        }
    }

    private static void Yes(string text, bool mustName, QuestionKind kind, string accepted)
    {
        var question = new Question
        {
            Id = "q1",
            Key = "k",
            Kind = kind,
            Words = [],
            Accepts = [accepted, Answer.No],
            Digest = string.Empty,
        };
        var heard = AnswerReader.Read(question, text, s_plan, mustName, ResponseKnowledge.Embedded);
        if (heard is not Heard.Meaning { Value: Answer.Yes })
        {
            return;
        }
        var typed = text.Trim();
        var isYes =
            kind == QuestionKind.Name
                ? string.Equals(typed, accepted, StringComparison.Ordinal)
                : string.Equals(typed, accepted, StringComparison.OrdinalIgnoreCase)
                    || (!mustName && string.Equals(typed, "yes", StringComparison.OrdinalIgnoreCase));
        Laws.Hold(isYes, "something else than the printed yes is a yes");
    }

    private static ResponseAction Action(string type) =>
        new()
        {
            Id = new ActionId(type),
            Attempt = 1,
            Type = type,
            Surface = Surface.Sysdig,
            Responder = null,
            Effect = Effect.Eviction,
            Scope = "scope",
            Target = new CallTarget("prod-eu", null, "checkout"),
            NameToType = "checkout",
            Request = new CallRequest.Tool("server", "tool", JsonElement.Parse("{}")),
            Values = [],
            SchemaDigest = "d",
            WhatItDoes = "it does",
            Expected = "it is expected",
            WhatToWatch = "watch",
            Consequences = [],
            EvidenceLost = [],
            Reversibility = "r",
            Undo = new UndoSlot.None("by hand"),
            Availability = new Availability.Unconfirmed("nobody saw it"),
            NeedsStorage = false,
            Preconditions = [],
        };
}
