using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Probe.Aws;

/// <summary>What CloudTrail says, over all calls that ask it: one region or attribute that was not read is no "none".</summary>
internal static class TrailFacts
{
    public static bool Made(OutsideCall call) => IsSource(CallKeys.SourceOf(call.Key));

    /// <summary>The facts of the case with the trail read anew from every call that ended.</summary>
    public static FactSheet Of(CaseState state)
    {
        var known = state.Facts.Without(IsSource);
        var calls = Latest(state);
        var read = calls.Where(call => call.Reading is CallReading.Readings).ToImmutableArray();
        var failed = calls.Where(call => call.Reading is not CallReading.Readings).ToImmutableArray();
        var values = TrailRecipe.Newest(read.SelectMany(Values).Concat(read.IsEmpty ? [] : failed.Select(NotRead)));
        return read.SelectMany(Values).Any() ? known.With(Reading(read, values))
            : failed.IsEmpty ? (read.IsEmpty ? known : known.With(Reading(read, values)))
            : known.With(Gap(failed[0], alone: read.IsEmpty));
    }

    private static FactReading Reading(ImmutableArray<CallState> read, ImmutableArray<string> values) =>
        new(
            FactKeys.CloudTrail,
            values,
            new Citation(
                CallKeys.SourceOf(read[0].Call.Key),
                string.Join("; ", read.Select(call => call.Call.Request.Text).Distinct(StringComparer.Ordinal))
            ),
            read.Max(call => call.EndedAt ?? call.IntendedAt)
        );

    private static FactGap Gap(CallState failed, bool alone)
    {
        var (reason, detail) = AwsFixes.Gap(failed.Ended?.Outcome);
        return new FactGap(
            FactKeys.CloudTrail,
            reason,
            alone ? detail : $"{Asked(failed)} not read: {detail}",
            new Citation(CallKeys.SourceOf(failed.Call.Key), failed.Call.Request.Text)
        );
    }

    /// <summary>The last end of each question; asked again, a question's earlier end counts no more.</summary>
    private static ImmutableArray<CallState> Latest(CaseState state) =>
        [
            .. state
                .Calls.Values.Where(call => call.Ended is not null && Made(call.Call))
                .GroupBy(call => Asked(call), StringComparer.Ordinal)
                .Select(same => same.MaxBy(call => (call.EndedAt ?? call.IntendedAt, call.EndedSequence))!)
                .OrderBy(call => call.Call.Key, StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Values(CallState call) =>
        call.Reading is CallReading.Readings { Facts: var facts }
            ? facts.Where(fact => fact.Key is FactKeys.CloudTrail).SelectMany(fact => fact.Values)
            : [];

    private static string NotRead(CallState failed) =>
        $"{TrailRecipe.Incomplete} {Asked(failed)} not read ({FactWords.ReasonWord(AwsFixes.Gap(failed.Ended?.Outcome).Reason)})";

    /// <summary><c>us-east-1 Username=ada</c>.</summary>
    private static string Asked(CallState call)
    {
        var line = (call.Call.Request as CallRequest.Command)?.Argv ?? [];
        var looked = AwsJson.Flag(line, "--lookup-attributes")?.Split(',') ?? [];
        var (name, value) = looked is [var key, var wanted] ? (AfterSign(key), AfterSign(wanted)) : ("?", "?");
        return $"{AwsJson.Flag(line, "--region") ?? "?"} {name}={value}";
    }

    private static string AfterSign(string word) => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static bool IsSource(string source) =>
        string.Equals(source, TrailRecipe.Trail.Source, StringComparison.Ordinal)
        || string.Equals(source, TrailRecipe.TrailOfRole.Source, StringComparison.Ordinal);
}
