using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Probe;
using Quell.Runbook.Probe.Recipes;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Watch;

/// <summary>Step E: about five minutes of looking for the same rule on the same workload. Only if something ran.</summary>
public sealed class WatchStep(RunOptions options) : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (state.ResponsesRun == 0)
        {
            return null;
        }
        var watch = state.Watches.LastOrDefault();
        if (watch is null || IsOutdated(state, watch))
        {
            return new Next.Append([WatchPlan.Start(state, options, now)]);
        }
        return watch.Ended is null ? TakenUp(state, watch, now) ?? Poll(state, watch, now) : After(state, watch);
    }

    /// <summary>A watch that was cut off says which of its polls were never made before it goes on.</summary>
    private static Next? TakenUp(CaseState state, WatchState watch, DateTimeOffset now) =>
        watch.Session == state.SessionNumber
            ? null
            : Steps.Tell(
                state,
                $"{state.Scope}/watch {watch.Started.Watch} goes on",
                () => WatchWords.GoesOn(state, watch, now)
            );

    /// <summary>A response that ran after the watch ended asks for a new one.</summary>
    private static bool IsOutdated(CaseState state, WatchState watch) =>
        watch.Ended is not null && state.ResponsesRun > watch.Started.Responses;

    private Next? Poll(CaseState state, WatchState watch, DateTimeOffset now)
    {
        var started = watch.Started;
        for (var poll = 1; poll <= started.Polls; poll++)
        {
            var due = WatchPlan.DueAt(watch, poll);
            var key = WatchPlan.KeyOf(state, started, poll);
            if (state.Call(key) is not { Ended: not null })
            {
                if (now >= WatchPlan.DueAt(watch, poll + 1) && poll < started.Polls && !state.IsInFlight(key))
                {
                    continue; // A later poll covers a gap by event time.
                }
                return now < due ? new Next.Wait(due) : WatchPlan.Read(state, started, key, now);
            }
            if (WatchReading.Of(state, watch) is { ReFires.IsEmpty: false } fired)
            {
                return End(
                    started,
                    Status.StillActive,
                    $"{fired.ReFires.Length} re-fire(s) after the last response",
                    fired.ReFires
                );
            }
            if (
                WatchWords.IsTold(state, started, poll)
                && Steps.Tell(
                    state,
                    $"{state.Scope}/watch {started.Watch}.{poll}",
                    () => WatchWords.Progress(state, watch, poll)
                )
                    is { } said
            )
            {
                return said;
            }
        }
        return SignOfLife(state, watch) ?? WatchVerdict.Of(state, watch);
    }

    private static Next? SignOfLife(CaseState state, WatchState watch)
    {
        if (WatchReading.Of(state, watch).LaterEvents > 0 || SysqlRecipes.Find("sysql identity") is not { } recipe)
        {
            return null;
        }
        return recipe.Variants(state.Threat!) is { } variants
            ? Steps.Reads(
                state,
                SysdigCalls.Sysql(
                    state,
                    WatchPlan.LifeKey(state, watch.Started),
                    variants[0],
                    "looking for a sign of life of the workload"
                )
            )
            : null;
    }

    private static Next? After(CaseState state, WatchState watch)
    {
        var told = Steps.Tell(
            state,
            $"{state.Scope}/watch {watch.Started.Watch} end",
            () => WatchWords.End(state, watch)
        );
        if (told is not null || watch.Ended!.Verdict != Status.StillActive)
        {
            return told;
        }
        return Choice.Next(state, QuestionKind.StillActive, $"{state.Scope}/still-active {watch.Started.Watch}");
    }

    private static Next.Append End(
        CaseEntry.WatchStarted started,
        Status verdict,
        string reason,
        ImmutableArray<string> reFires
    ) => new([new CaseEntry.WatchEnded(started.Watch, verdict, reason, reFires)]);
}
