using Quell.Domain.Cases;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Preflight;

/// <summary>Whether kubectl and aws are the machine's own, or played by the practice tenant.</summary>
public static class ProgramsInUse
{
    public static bool IsSimulated(CaseState state, string program) =>
        string.Equals(state.Found(program)?.GetValueOrDefault("runs"), "simulated", StringComparison.Ordinal);

    /// <summary>A practice tenant with the machine's own programs: practice is not production, so it is said each time.</summary>
    public static bool AreRealInPractice(CaseState state) =>
        state.Session is { Simulated: true }
        && new[] { PreflightStep.Kubectl, PreflightStep.Aws }.Any(program =>
            string.Equals(state.Found(program)?.GetValueOrDefault("runs"), "real", StringComparison.Ordinal)
        );

    /// <summary>The same of any session of a case.</summary>
    public static bool WereRealInPractice(IEnumerable<JournalEntry> entries)
    {
        var simulated = false;
        var real = false;
        foreach (var entry in entries)
        {
            simulated |= entry.Body is CaseEntry.SessionOpened { Simulated: true };
            real |=
                entry.Body is CaseEntry.Found { Key: PreflightStep.Kubectl or PreflightStep.Aws } found
                && string.Equals(found.Values.GetValueOrDefault("runs"), "real", StringComparison.Ordinal);
        }
        return simulated && real;
    }

    /// <summary>What a restatement says of it; empty in production.</summary>
    public static string Words(CaseState state) =>
        AreRealInPractice(state) ? ", SIMULATED tenant with REAL kubectl and aws"
        : state.Session is { Simulated: true } ? ", SIMULATED"
        : string.Empty;
}
