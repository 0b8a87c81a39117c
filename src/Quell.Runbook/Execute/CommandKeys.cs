using Quell.Domain.Actions;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;

namespace Quell.Runbook.Execute;

/// <summary>How the calls around one command are named: good for one revision of the plan and for one question.</summary>
public static class CommandKeys
{
    public const string CanI = "can-i";
    public const string Rehearsal = "rehearsal";

    /// <summary>A question that was refused at the gate is asked anew, on looks of its own.</summary>
    public static string ScopeOf(CaseState state, ActionTry tried) =>
        $"{state.Scope}.{tried}.p{state.Offered?.Revision}.n{Stops(state, tried)}";

    /// <summary>How often the gate refused the write of this try.</summary>
    public static int Stops(CaseState state, ActionTry tried) =>
        state.Stopped.Count(stop => stop.Call.Try == tried && stop.Call.Effect.IsWrite());

    /// <summary>The access ends with the process; where another one goes on it is asked for again.</summary>
    public static string Access(CaseState state, ActionTry tried) =>
        $"{state.Scope}/access {tried} n{state.Stopped.Count(stop => stop.Call.Try == tried && stop.Call.Effect.IsWrite() && stop.Guardrail == Gates.Guardrails.Grant)}";

    public static string Shown(CaseState state, ActionTry tried) => CallKeys.Of(ScopeOf(state, tried), LiveKeys.Shown);

    public static string Again(CaseState state, ActionTry tried) => CallKeys.Of(ScopeOf(state, tried), LiveKeys.Again);

    public static string After(CaseState state, ActionTry tried, int turn) =>
        CallKeys.Of($"{state.Scope}.{tried}", LiveKeys.After, turn);
}
