namespace Quell.Runbook.Report;

/// <summary>A decision in words: what, how long it took, and how often it was put again.</summary>
public static class DecisionWords
{
    public static string Word(ReportedDecisionKind kind) =>
        kind switch
        {
            ReportedDecisionKind.Approved => "approved",
            ReportedDecisionKind.Declined => "declined",
            ReportedDecisionKind.NotSent => "not sent",
            ReportedDecisionKind.Undecided => "undecided",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string Of(ReportedDecision decision) =>
        decision is { Took: not null, Kind: not ReportedDecisionKind.NotSent }
            ? $"{Word(decision.Kind)} after {DurationWords.Of(decision.Took)}{Again(decision)}"
            : $"{Word(decision.Kind)}{Again(decision)}";

    private static string Again(ReportedDecision decision) =>
        decision.Represented > 0 ? $", put {decision.Presented} times" : string.Empty;
}
