using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;
using Quell.Runbook.Probe;

namespace Quell.Runbook.Undo;

/// <summary>Undoes what a case did: lists it, then one at a time, each restated and behind a yes of its own.</summary>
public sealed class UndoStep(RunOptions options) : IStep
{
    private const int MostStops = 5;
    private static readonly TimeSpan s_questionLifetime = TimeSpan.FromMinutes(15);

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (Steps.Reads(state, UndoReads.Round(state, UndoReads.LatestRound(state), now)) is { } reads)
        {
            return reads;
        }
        if (state.UndoSession != state.SessionNumber)
        {
            return UndoOffers.Revise(state);
        }
        return Steps.Tell(state, $"{state.Scope}/undo list", () => UndoNotices.List(state)) ?? Chosen(state, now);
    }

    private Next Chosen(CaseState state, DateTimeOffset now)
    {
        if (options.Undo!.Action is { } typed)
        {
            return Named(state, typed, now);
        }
        if (state.Undos!.Actions.IsEmpty && state.UndosOfSession.IsEmpty)
        {
            return new Next.Done(ExitCode.Success);
        }
        var key = $"{state.Scope}/undo choice";
        return Steps.Ask(state, key, () => UndoQuestions.Choice(state, key))
            ?? InOrder(state, state.Question(key)?.Answer is { } answer ? SelectionReader.Ids(answer) : [], now);
    }

    private Next Named(CaseState state, string typed, DateTimeOffset now)
    {
        if (state.UndosOfSession is [var (tried, _), ..])
        {
            return InOrder(state, [tried.Action], now);
        }
        var (chosen, trouble) = UndoTarget.Of(state, typed);
        return trouble is not null ? new Next.Stop(trouble, ExitCode.StoppedByInput) : InOrder(state, chosen, now);
    }

    private Next InOrder(CaseState state, ImmutableArray<ActionId> chosen, DateTimeOffset now)
    {
        foreach (var id in chosen)
        {
            var over = state.UndosOfSession.FindAll(over => over.Try.Action == id);
            if (
                over.Select(each => Told(state, each.Try, each.Outcome)).FirstOrDefault(said => said is not null) is
                { } said
            )
            {
                return said;
            }
            if (
                !over.Exists(static each => !each.Outcome.Closed.Voided)
                && (Upset(state, now) ?? UndoOffers.Revise(state) ?? Current(state, id, now)) is { } next
            )
            {
                return next;
            }
        }
        return Finish(state);
    }

    private static Next? Told(CaseState state, ActionTry tried, UndoOutcome outcome) =>
        Steps.Tell(state, $"{state.Scope}/undone {tried}", () => UndoNotices.Result(state, outcome));

    /// <summary>What a command did, or could not do, changes what can be undone: everything is looked at again after it.</summary>
    private static Next? Upset(CaseState state, DateTimeOffset now)
    {
        var round = UndoReads.LatestRound(state);
        return UndoReads.AreUpset(state, round, now)
            ? Steps.Reads(state, UndoReads.Round(state, round + 1, now))
            : Steps.Reads(state, UndoReads.Round(state, round, now));
    }

    private Next? Current(CaseState state, ActionId id, DateTimeOffset now)
    {
        if (state.Undos!.Find(id) is not { } undo)
        {
            var last = state.UndosOffered[id];
            return Close(last.Try, Status.Skipped, $"not sent: {Gone(state, last)}");
        }
        if (!state.MayAsk || state.UnreconciledWrites.Any(write => !state.MayPassUnreconciled(write)))
        {
            return null;
        }
        var stops = state.Stopped.Where(stop => stop.Call.Try == undo.Try && stop.Call.Effect.IsWrite()).ToList();
        return
            stops.Count > 0
            && (
                stops.Count >= MostStops
                || stops[^1].Guardrail is Guardrails.Scope or Guardrails.AllowList or Guardrails.Grant
            )
            ? Close(undo.Try, Status.Failed, $"not sent ({stops[^1].Guardrail}): {stops[^1].Why}")
            : Asked(state, undo, stops.Count, now);
    }

    private Next? Asked(CaseState state, ResponseAction undo, int stops, DateTimeOffset now)
    {
        var key = $"{state.Scope}/approve {undo.Try} r{state.Undos!.Revision} n{stops}";
        if (state.Question(key) is not { Answer: not null } question)
        {
            return state.Question(key) is not null ? Approve(state, undo, key, now)
                : CommandSteps.IsCommand(undo) ? Fresh(state, now) ?? Prepared(state, undo, key, now)
                : Fresh(state, now) ?? Checked(state, undo, stops) ?? Approve(state, undo, key, now);
        }
        if (!question.IsYes)
        {
            return Close(undo.Try, Status.Skipped, "declined");
        }
        if (!undo.AsksForName)
        {
            return Fresh(state, now) ?? CommandSteps.Again(state, undo) ?? new Next.Write(WriteOf(undo), key);
        }
        var last = $"{key} name";
        if (Steps.Ask(state, last, () => UndoQuestions.Name(state, undo, last, question.Question)) is { } name)
        {
            return name;
        }
        return state.Question(last) is { IsYes: true }
            ? Fresh(state, now) ?? new Next.Write(WriteOf(undo), last)
            : Close(undo.Try, Status.Skipped, "declined: the name was not typed");
    }

    /// <summary>Write access, a look and the rehearsal, as before every command.</summary>
    private static Next Prepared(CaseState state, ResponseAction undo, string key, DateTimeOffset now) =>
        CommandSteps.Before(state, undo) switch
        {
            Readiness.Waiting waiting => waiting.Next,
            Readiness.Over over => Close(
                undo.Try,
                over.Status,
                over.Status == Status.Skipped ? "declined: write access was not given" : over.Detail
            ),
            _ => Approve(state, undo, key, now),
        };

    private static Next.Ask Approve(CaseState state, ResponseAction undo, string key, DateTimeOffset now) =>
        new(UndoQuestions.Approve(state, undo, key, now + s_questionLifetime));

    /// <summary>How the execution stands is read again when what is known of it is older than a minute.</summary>
    private Next? Fresh(CaseState state, DateTimeOffset now)
    {
        var round = UndoReads.LatestRound(state);
        return UndoReads.ReadAt(state, round, now) is { } at && now - at > options.FactsGoStaleAfter
            ? Steps.Reads(state, UndoReads.Round(state, round + 1, now))
            : null;
    }

    /// <summary>Right before the question: whether the tools are still what they were.</summary>
    private static Next? Checked(CaseState state, ResponseAction undo, int stops) =>
        Steps.Reads(
            state,
            SysdigCalls.Handshake(
                CallKeys.Of($"{state.Scope}.{undo.Try}.n{stops}", ProbeSources.Tools),
                "checking that the tools are what they were"
            )
        );

    private static OutsideCall WriteOf(ResponseAction undo) =>
        new()
        {
            Key = CallKeys.Of($"try {undo.Try}", "undo"),
            Surface = undo.Surface,
            Request = undo.Request,
            Target = undo.Target,
            Purpose = $"{undo.Type}, which undoes {undo.Undoes!.ResponseType}, on {undo.Scope}",
            Effect = undo.Effect,
            Try = undo.Try,
        };

    private static string Gone(CaseState state, ResponseAction undo) =>
        UndoReads.Responses(state).Where(response => response.Closed.Try == undo.Undoes!.Response).ToList()
            is [var (action, closed)]
            ? UndoOffers.WhyNot(state, action, closed) ?? "it is not offered any more"
            : "it is not offered any more";

    private static Next Finish(CaseState state)
    {
        if (!state.UndosOfSession.IsEmpty && !state.WasShown($"{state.Scope}/report"))
        {
            return new Next.WriteReport(Aloud: false);
        }
        return Steps.Tell(state, $"{state.Scope}/undo end", () => UndoNotices.End(state))
            ?? new Next.Done(UndoVerdict.Code(state));
    }

    private static Next.Append Close(ActionTry tried, Status status, string detail) =>
        new([new CaseEntry.ActionClosed(tried, status, detail, null, null)]);
}
