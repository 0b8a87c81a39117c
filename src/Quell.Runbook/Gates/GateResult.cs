using Quell.Domain.Calls;

namespace Quell.Runbook.Gates;

/// <summary>What came of handing a call to the gate.</summary>
public abstract record GateResult
{
    private GateResult() { }

    public sealed record Ended(CallOutcome Outcome) : GateResult;

    /// <summary>The call was not made.</summary>
    /// <param name="Guardrail">Which of the gate's checks said no.</param>
    public sealed record Stopped(string Guardrail, string Why) : GateResult;
}
