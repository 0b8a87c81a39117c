using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;
using Quell.Runbook.Kept;
using Quell.Runbook.Probe;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Execute;

/// <summary>Step D: one action at a time, restated, asked about on its own, sent, and its outcome said.</summary>
public sealed class ExecuteStep(RunOptions options, Planner planner) : IStep
{
    private const int MostStops = 5;
    private static readonly TimeSpan s_questionLifetime = TimeSpan.FromMinutes(15);

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (state.SelectionSession != state.SessionNumber || state.Selection is not { } selection)
        {
            return null;
        }
        foreach (var id in selection.Order)
        {
            var tried = planner.TryOf(state, id);
            if (
                planner
                    .VoidedOf(state, id)
                    .Select(voided => Told(state, voided, id))
                    .FirstOrDefault(next => next is not null) is
                { } again
            )
            {
                return again;
            }
            if (!state.Closed.TryGetValue(tried, out var closed))
            {
                return Revised(state) ?? Current(state, tried, now);
            }
            if (Told(state, tried, id) is { } said)
            {
                return said;
            }
            if (FilingDesk.Next(state, closed, now) is { } filing)
            {
                return filing;
            }
            if (LinkOffer.Next(state, tried, closed) is { } link)
            {
                return link;
            }
        }
        return Revised(state);
    }

    private Next? Told(CaseState state, ActionTry tried, ActionId id) =>
        Steps.Tell(
            state,
            $"{state.Scope}/closed {tried}",
            () =>
                OutcomeWords.Result(
                    state,
                    state.Tried.GetValueOrDefault(tried),
                    state.Closed[tried],
                    NextAfter(state, id)
                )
        );

    /// <summary>A change of set, order, payload, availability or consequence is shown before anything else is asked.</summary>
    private Next? Revised(CaseState state) => planner.Revise(state) ?? ProposeStep.Present(state);

    private Next? Current(CaseState state, ActionTry tried, DateTimeOffset now)
    {
        if (state.Plan?.Find(tried.Action) is not { } action)
        {
            return Close(tried, Status.Skipped, planner.WhyGone(state, tried.Action), null);
        }
        if (!options.RunsThrough.Contains(action.Surface))
        {
            return NotRun(state, action, Status.Skipped, TicketWords.NotHere(action));
        }
        if (!state.MayAsk || state.UnreconciledWrites.Any(write => !state.MayPassUnreconciled(write)))
        {
            return null;
        }
        var stops = state.Stopped.Where(stop => stop.Call.Try == tried && stop.Call.Effect.IsWrite()).ToList();
        if (stops.Count > 0 && (stops.Count >= MostStops || IsFinal(stops)))
        {
            return Close(tried, Status.Failed, $"not sent ({stops[^1].Guardrail}): {stops[^1].Why}", null);
        }
        return Asked(state, action, stops.Count, now);
    }

    /// <summary>Access that was given in another process is asked for again, once.</summary>
    private static bool IsFinal(List<CaseEntry.CallStopped> stops) =>
        stops[^1].Guardrail is Guardrails.Scope or Guardrails.AllowList
        || (
            stops[^1].Guardrail is Guardrails.Grant
            && (stops[^1].Call.Surface == Surface.Sysdig || stops.Count(stop => stop.Guardrail is Guardrails.Grant) > 1)
        );

    private Next? Asked(CaseState state, ResponseAction action, int stops, DateTimeOffset now)
    {
        var key = $"{state.Scope}/approve {action.Try} r{state.Plan!.Revision} n{stops}";
        var scope = $"{state.Scope}.{action.Try}.n{stops}";
        if (state.Question(key) is not { Answer: { } answer } question)
        {
            return state.Question(key) is not null ? Approve(state, action, key, scope, now)
                : CommandSteps.IsCommand(action)
                    ? Fresh(state, now)
                        ?? ManifestRecovery.Save(state, action, ManifestScope(state, scope))
                        ?? Revised(state)
                        ?? Prepared(state, action, key, scope, now)
                : Fresh(state, now)
                    ?? Checked(state, scope, now)
                    ?? Revised(state)
                    ?? Approve(state, action, key, scope, now);
        }
        if (!question.IsYes)
        {
            var no = string.Equals(answer.Meaning, Domain.Questions.Answer.No, StringComparison.Ordinal);
            return Declined(state, action, $"The responder {(no ? "declined" : answer.Meaning)} it.");
        }
        var last = key;
        if (action.AsksForName)
        {
            last = $"{key} name";
            if (Steps.Ask(state, last, () => RestatementWords.Name(state, action, last, question.Question)) is { } name)
            {
                return name;
            }
            if (state.Question(last) is not { IsYes: true })
            {
                return Declined(state, action, "The responder did not type the name.");
            }
        }
        return Fresh(state, now)
            ?? Revised(state)
            ?? CommandSteps.Again(state, action)
            ?? new Next.Write(WriteOf(action), last);
    }

    /// <summary>What is deleted is saved anew with each round of facts.</summary>
    private static string ManifestScope(CaseState state, string scope) => $"{scope}.f{ProbeReads.LatestRound(state)}";

    private static Next Prepared(
        CaseState state,
        ResponseAction action,
        string key,
        string scope,
        DateTimeOffset now
    ) =>
        ManifestRecovery.WhyNot(state, action, ManifestScope(state, scope)) is { } unsaved
            ? NotRun(state, action, Status.Failed, $"not sent: {unsaved}", $"It was not run: {unsaved}.")
            : CommandSteps.Before(state, action) switch
            {
                Readiness.Waiting waiting => waiting.Next,
                Readiness.Over over => NotRun(state, action, over.Status, over.Detail, over.Why),
                _ => Approve(state, action, key, scope, now),
            };

    private static Next.Ask Approve(
        CaseState state,
        ResponseAction action,
        string key,
        string scope,
        DateTimeOffset now
    ) => new(RestatementWords.Approve(state, action, key, state.Call(RecentKey(scope)), now + s_questionLifetime));

    /// <summary>Facts older than a minute, or older than what a command did or could not do, are read again before anything runs on them.</summary>
    private Next? Fresh(CaseState state, DateTimeOffset now)
    {
        if (state.ActNow)
        {
            return null;
        }
        var round = ProbeReads.LatestRound(state);
        if (Steps.Reads(state, ProbeReads.Round(state, round)) is { } running)
        {
            return running;
        }
        return
            (ProbeReads.ReadAt(state, round) is { } at && now - at > options.FactsGoStaleAfter)
            || CommandUpsets.Since(state, round)
            ? Steps.Reads(state, ProbeReads.Round(state, round + 1))
            : null;
    }

    /// <summary>Right before the question: what ran on this target in the last hour, and whether the tools are still what they were.</summary>
    private static Next? Checked(CaseState state, string scope, DateTimeOffset now) =>
        Steps.Reads(
            state,
            SysdigCalls.Executions(
                state,
                RecentKey(scope),
                1,
                now,
                "checking what ran on this target in the last hour"
            ),
            SysdigCalls.Handshake(CallKeys.Of(scope, ProbeSources.Tools), "checking that the tools are what they were")
        );

    private static string RecentKey(string scope) => CallKeys.Of(scope, "executions of the last hour");

    private static OutsideCall WriteOf(ResponseAction action) =>
        new()
        {
            Key = CallKeys.Of($"try {action.Try}", CommandSteps.IsCommand(action) ? "command" : "submit"),
            Surface = action.Surface,
            Request = action.Request,
            Target = action.Target,
            Purpose = $"{action.Type} on {action.Scope}",
            Effect = action.Effect,
            Try = action.Try,
        };

    private string NextAfter(CaseState state, ActionId id)
    {
        var rest = state.Selection!.Order.SkipWhile(other => other != id).Skip(1);
        var next = rest.Select(other =>
                state.Closed.ContainsKey(planner.TryOf(state, other)) ? null : state.Plan?.Find(other)
            )
            .FirstOrDefault(action => action is not null);
        return next is null ? "no more actions" : Printable.Of(next.Type, 64);
    }

    private static Next.Append Declined(CaseState state, ResponseAction action, string why) =>
        NotRun(state, action, Status.Skipped, TicketWords.Declined(state, action), why);

    /// <summary>Closes what somebody else may still do: the ticket text says what it is and why Quell did not do it.</summary>
    private static Next.Append NotRun(
        CaseState state,
        ResponseAction action,
        Status status,
        string detail,
        string? why = null
    ) =>
        Close(
            action.Try,
            status,
            detail,
            TicketWords.Text(state, action, why is null ? state.Plan!.OrderReason : $"{state.Plan!.OrderReason} {why}")
        );

    private static Next.Append Close(ActionTry tried, Status status, string detail, string? ticket) =>
        new([new CaseEntry.ActionClosed(tried, status, detail, null, ticket)]);
}
