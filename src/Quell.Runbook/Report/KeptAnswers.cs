using System.Collections.Immutable;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Report;

/// <summary>The raw answers that a case keeps, in the order in which they came.</summary>
public static class KeptAnswers
{
    public static ImmutableArray<KeptAnswer> Of(CaseState state) =>
        [
            .. state
                .Calls.Values.Where(call => call.Ended?.Evidence is not null)
                .OrderBy(call => call.EndedSequence)
                .Select(call => new KeptAnswer(
                    CallKeys.SourceOf(call.Call.Key),
                    call.Call.Request.Text,
                    call.EndedAt,
                    call.Ended!.Evidence!.Sha256,
                    call.Ended.Evidence.Bytes
                )),
        ];
}
