using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Report;

/// <summary>Step F: the report, inline and as a file, the summary, and how it ended.</summary>
public sealed class ReportStep : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (state.Opened is null)
        {
            return new Next.Done(ExitCode.StoppedBeforeWrite);
        }
        if (!state.WasShown($"{state.Scope}/report"))
        {
            return new Next.WriteReport();
        }
        if (state.CaseClosed is null && Verdict.NothingUndecided(state))
        {
            return new Next.Append([new CaseEntry.CaseClosed(Verdict.Of(state), Verdict.Why(state))]);
        }
        return Steps.Tell(state, $"{state.Scope}/summary", () => SummaryWords.Of(state))
            ?? new Next.Done(Verdict.Code(state));
    }
}
