using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Investigate;

/// <summary>The sentences of an investigation, the same on the screen and in the file but for how outside text is set.</summary>
public static class InvestigationWords
{
    /// <summary>Sets outside text: in ticks in a file, escaped on a screen.</summary>
    public delegate string Setting(string? outside, int longest);

    private const int Longest = 160;

    /// <summary>What happened and how sure that is, in one or two sentences.</summary>
    public static string Finding(Investigation found, Setting set)
    {
        var threat = found.Threat;
        var process = threat.Field("proc.cmdline") ?? threat.Field("content.command");
        var first =
            $"{set(threat.RuleName ?? threat.PolicyName ?? "An unnamed rule", Longest)} fired on {set(found.Place.Text, Longest)}"
            + (process is null ? string.Empty : $" for {set(process, Longest)}")
            + $", which reads as {found.Class.Text}";
        var more = found.Scope.Signals.Length switch
        {
            0 => "nothing else of the watchlist fired near it",
            1 =>
                $"so did {set(found.Scope.Signals[0].Rule, Longest)} ({found.Scope.Signals[0].Ties.FirstOrDefault("nearby")})",
            var many => $"{many} other signals fired near it, among them {set(found.Scope.Signals[0].Rule, Longest)}",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{first}; {more}. Confidence {found.Confidence}/5: {found.WhyConfident}."
        );
    }

    public static string ScopeSentence(Investigation found)
    {
        var scope = found.Scope;
        var (place, what) = found.Place.Cluster is null ? ("nearby", "nearby") : ("cluster", "cluster-wide");
        var count = found.Place.Cluster is null ? scope.Related.Sum(related => related.Count) : scope.Nearby;
        var cut = scope.Cut.IsEmpty
            ? string.Empty
            : $" Cut, so that there may be more: {string.Join(", ", scope.Cut)}.";
        if (scope.Signals.IsEmpty)
        {
            return count == 0
                ? $"No related {place} activity in the window — single-resource event.{cut}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} {what} {(count == 1 ? "event" : "events")} fired in the ±2h window; none matched the high-signal watchlist — single-resource event.{cut}"
                );
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {what} {(count == 1 ? "event" : "events")} fired in the ±2h window; {scope.Signals.Sum(signal => signal.Count)} in {scope.Signals.Length} {(scope.Signals.Length == 1 ? "group" : "groups")} matched the high-signal watchlist or are of high severity.{cut}"
        );
    }

    public static string CloudSentence(Investigation found)
    {
        var calls = found
            .Scope.Related.Where(related => related.Newest.Field("ct.name") is not null)
            .Select(related => $"{related.Count}× {Printable.Of(related.Newest.Field("ct.name"), 60)}")
            .ToList();
        var asked = found.Unanswered.FirstOrDefault(source => source.Source == Sweeps.Account);
        return calls.Count > 0 ? $"{string.Join(", ", calls)} in the account within two hours."
            : asked.Why is { } why ? $"not known: {Printable.Of(why, 120)}."
            : found.Place.Account is null ? "the event names no cloud account."
            : "no calls in the window; either none was made or no audit log of the account is integrated.";
    }

    public static string CorrelationSentence(Investigation found)
    {
        var capped = found.Correlations.Count(correlation => correlation.Score is 3);
        var weak = found.Correlations.Count(correlation => correlation.Score < 3);
        var said = found.Strong.Length switch
        {
            0 => "No finding scored 4 or more",
            1 => "1 finding scored 4 or more",
            var many => $"{many} findings scored 4 or more",
        };
        var rest =
            found.Correlations.IsEmpty ? "there was no finding to score"
            : capped + weak == 0 ? "nothing else was found"
            : $"{capped} scored 3 and {weak} less, and are not tied to the rule";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{said}; {rest}. Confidence in the reading of the event: {found.Confidence}/5, because {found.WhyConfident}."
        );
    }

    /// <summary>Three or four things that would confirm or refute it.</summary>
    public static ImmutableArray<string> Checks(Investigation found, CaseState state, Setting set)
    {
        var checks = new List<string>();
        foreach (var signal in found.Scope.Signals.Take(2))
        {
            checks.Add(
                $"Look at event {set(signal.Newest.Id, 40)} ({set(signal.Rule, Longest)} on {set(signal.Place.Text, Longest)}): {signal.Why}."
            );
        }
        if (
            found.Correlations.FirstOrDefault(correlation => correlation.Score == 3) is { } capped
            && found.Strong.IsEmpty
        )
        {
            checks.Add($"Find out whether {set(capped.Finding, Longest)} can be reached here: {capped.Rationale}.");
        }
        if (found.Matches.FirstOrDefault()?.Pattern.ClearWhen is { } clear)
        {
            checks.Add($"It counts as gone when {clear.TrimEnd('.')}.");
        }
        if (found.Place.Workload is not null && state.Facts.ReadNow[FactKeys.RbacBindings] is Fact.Unknown rbac)
        {
            checks.Add($"Enumerate what its ServiceAccount may do: {set(rbac.HowToFindOut, Longest)}.");
        }
        if (found.Prior.Count > 0)
        {
            checks.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Compare with the {found.Prior.Count} earlier {(found.Prior.Count == 1 ? "event" : "events")} on the resource: is it a pattern or a first time?"
                )
            );
        }
        if (checks.Count < 3)
        {
            checks.Add($"Ask the owners of {set(found.Place.Text, Longest)} whether this was meant.");
            checks.Add("Save the logs before anything is restarted; a replacement has none of them.");
        }
        return [.. checks.Take(4)];
    }

    /// <summary>The tools that answered, in ordinal order.</summary>
    public static ImmutableArray<string> Sources(CaseState state) =>
        [
            .. state
                .Calls.Values.Where(call => call.Session == state.SessionNumber && call.Reading is not null)
                .Select(call => call.Call.Request)
                .OfType<CallRequest.Tool>()
                .Select(tool => tool.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
