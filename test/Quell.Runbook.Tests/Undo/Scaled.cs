using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Domain.Responses;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;
using Quell.Runbook.Tests.Doubles;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Tests.Undo;

/// <summary>A case that scaled a Deployment from three replicas to none, and an undo session that looks at it.</summary>
internal sealed class Scaled
{
    private long _sequence;

    public Scaled(LiveObject? after = null)
    {
        Append(
            new CaseEntry.CaseOpened(
                new CaseId("c"),
                Incident.EventId,
                new TenantIdentity("t", null),
                "x",
                Simulated: false
            )
        );
        Append(new CaseEntry.SessionOpened(1, "plain", "ada", "test", "x", false, false));
        var read = SysdigCalls.Settings(CaseState.Empty, CallKeys.Of("s1", "event"));
        Append(new CaseEntry.CallIntended(read, null, null));
        Append(
            new CaseEntry.CallEnded(read.Key, new CallOutcome.Answered(new CallReading.Event(Incident.Threat)), null, 0)
        );
        Append(new CaseEntry.PlanProposed(new Plan(1, [Action], [], "because", true, [])));
        Look(LiveKeys.Shown, new CallOutcome.Answered(new CallReading.Live(Of(3, 3, "10"))));
        Look(LiveKeys.Again, new CallOutcome.Answered(new CallReading.Live(Of(3, 3, "10"))));
        Append(new CaseEntry.CallIntended(Call("try 5ca1ab1e/1:submit", Action.Request, Effect.Eviction), "q1", "d"));
        Append(
            new CaseEntry.CallEnded(
                "try 5ca1ab1e/1:submit",
                new CallOutcome.Answered(new CallReading.Printed([])),
                null,
                1
            )
        );
        if (after is not null)
        {
            Look(LiveKeys.After, new CallOutcome.Answered(new CallReading.Live(after)));
        }
        Append(new CaseEntry.ActionClosed(Action.Try, Status.Done, "seen", null, null));
        Append(new CaseEntry.SessionOpened(2, "plain", "ada", "test", "x", false, false) { Undoing = true });
    }

    public static ResponseAction Action { get; } =
        Responded.Actions[3] with
        {
            Id = new ActionId("5ca1ab1e"),
            Type = "SCALE_TO_ZERO",
            Surface = Surface.Kubectl,
            Responder = null,
            Request = new CallRequest.Command([
                .. "kubectl scale deployment/web --replicas 0 --namespace shop --current-replicas 3 --resource-version 10 --context prod".Split(
                    ' '
                ),
            ]),
            Undo = new UndoSlot.CommandLine(
                [
                    .. "kubectl scale deployment/web --replicas 3 --namespace shop --current-replicas 0 --context prod".Split(
                        ' '
                    ),
                ],
                ["The Pods come back."],
                "scale it by hand"
            ),
        };

    public CaseState State { get; private set; } = CaseState.Empty;

    public string? WhyNot => CommandOffer.WhyNot(State, Action, State.Closed[Action.Try]);

    /// <summary>The Deployment as a look shows it.</summary>
    public static LiveObject Of(int replicas, int generation, string version, string uid = "u-1") =>
        new(
            uid,
            version,
            generation,
            ImmutableSortedDictionary<string, string>
                .Empty.Add("/spec/replicas", $"{replicas}")
                .Add("/status/replicas", $"{replicas}")
                .Add("/status/readyReplicas", $"{replicas}")
        );

    /// <summary>The person authorised reading, and this is there now.</summary>
    public Scaled Now(LiveObject now) => Now(new CallOutcome.Answered(new CallReading.Live(now)));

    public Scaled Now(CallOutcome outcome)
    {
        Append(
            new CaseEntry.Found(AccessKeys.Beforehand(Surface.Kubectl), ImmutableSortedDictionary<string, string>.Empty)
        );
        var look = UndoReads
            .Round(State, 0, Incident.Start)
            .Single(call => call.Request is CallRequest.Command { Argv: ["kubectl", "get", ..] });
        Append(new CaseEntry.CallIntended(look, null, null));
        Append(new CaseEntry.CallEnded(look.Key, outcome, null, 1));
        return this;
    }

    public ResponseAction Undo =>
        CommandUndo.Of(State, Action, (UndoSlot.CommandLine)Action.Undo, State.Closed[Action.Try]);

    public void Undone() => Append(new CaseEntry.ActionClosed(Undo.Try, Status.Done, "seen", null, null));

    public void Offered() => Offer(Undo);

    public void Offer(ResponseAction undo) =>
        Append(new CaseEntry.UndoOffered(new Plan(1, [undo], [], "because", true, [])));

    private void Look(string source, CallOutcome outcome)
    {
        var change = CommandChanges.Of(Action.Request)!;
        var key = CallKeys.Of($"s1.{Action.Try}", source);
        var look = LiveStates.Look(change, Call(key, Action.Request, Effect.Read), key, "looking");
        Append(new CaseEntry.CallIntended(look, null, null));
        Append(new CaseEntry.CallEnded(key, outcome, null, 1));
    }

    private static OutsideCall Call(string key, CallRequest request, Effect effect) =>
        new()
        {
            Key = key,
            Surface = Surface.Kubectl,
            Request = request,
            Target = Action.Target,
            Purpose = "scaling",
            Effect = effect,
            Try = Action.Try,
        };

    private void Append(CaseEntry body) =>
        State = State.With(new JournalEntry(++_sequence, Incident.Start.AddSeconds(_sequence), body, string.Empty));
}
