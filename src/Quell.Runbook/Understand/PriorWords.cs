using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.CaseFiles;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Understand;

/// <summary>What is said of an earlier investigation's case file, and of the investigation that makes a new one.</summary>
public static class PriorWords
{
    private static readonly TimeSpan s_stale = TimeSpan.FromHours(4);

    public static Notice Of(CaseState state, ImmutableSortedDictionary<string, string> prior, DateTimeOffset now)
    {
        var path = Printable.Of(prior.GetValueOrDefault("path"), 300);
        if (prior.GetValueOrDefault("ignored") is { } why)
        {
            return Notice.Of(NoticeKind.Warning, $"Case file {path} is ignored: {Printable.Of(why)}.");
        }
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Prior investigation found: {path}");
        lines.Add($"  {Printable.Of(prior.GetValueOrDefault("title"))}");
        lines.Add($"  {Printable.Of(prior.GetValueOrDefault("header"), 300)}");
        lines.Add($"  {Printable.Of(prior.GetValueOrDefault("summary"), 600)}");
        if (state.CaseFile is { Facts.Length: > 0 and var count })
        {
            lines.Add(
                string.Create(CultureInfo.InvariantCulture, $"  {count} facts were read from it, each with its line.")
            );
        }
        lines.Add("  It says what and where, as data; parameters and scope come from the event only.");
        lines.AddRange(Conflicts(state));
        if (AgeOf(prior, now) is { } age && age > s_stale)
        {
            lines.Add(Stale(age));
        }
        return new Notice(NoticeKind.Opening, lines.ToImmutable());
    }

    /// <summary>True for a file older than four hours: what runs has likely moved on.</summary>
    public static bool IsStale(ImmutableSortedDictionary<string, string> prior, DateTimeOffset now) =>
        prior.ContainsKey("title") && AgeOf(prior, now) > s_stale;

    public static Question Refresh(
        CaseState state,
        string key,
        ImmutableSortedDictionary<string, string> prior,
        DateTimeOffset now
    ) =>
        Questions.Of(
            state,
            key,
            QuestionKind.CaseGate,
            [
                $"The case file is {AgeOf(prior, now)?.TotalHours:0} hours old. How do you want to go on?",
                "  refresh: investigate again now and read the new file (recommended)",
                "  use:     go on with the old one",
            ],
            [Meanings.Refresh, Meanings.Use]
        );

    /// <summary>The runbook's phrase before an investigation.</summary>
    public static Notice Handing(CaseState state)
    {
        var id = Printable.Of(state.Threat?.Id, 40);
        return Notice.Of(
            NoticeKind.Opening,
            state.Found(UnderstandStep.PriorCase)?.ContainsKey("title") == true
                ? $"The prior investigation of {id} is stale. Handing off to {InvestigateNotices.Name} to build the case file anew — I'll resume here once it returns."
                : $"No prior investigation found for {id}. Handing off to {InvestigateNotices.Name} to build the case file — I'll resume here once it returns."
        );
    }

    private static string Stale(TimeSpan age) =>
        string.Create(CultureInfo.InvariantCulture, $"  STALE: it is {age.TotalHours:0} hours old.");

    private static IEnumerable<string> Conflicts(CaseState state) =>
        CaseFile
            .Compared.Select(key => state.Facts[key])
            .OfType<Fact.Conflicting>()
            .Where(conflict => conflict.Readings.Any(reading => CaseFile.IsSource(reading.Citation.Source)))
            .Select(conflict =>
                $"  CONFLICT on {conflict.OfKey}: {string.Join(" / ", conflict.Readings.Select(reading => $"{Printable.Of(reading.Text, 100)} ({reading.Citation.Source})"))}; the file's is not used for anything that runs."
            );

    private static TimeSpan? AgeOf(ImmutableSortedDictionary<string, string> prior, DateTimeOffset now) =>
        DateTimeOffset.TryParse(
            prior.GetValueOrDefault("modified"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var written
        )
            ? now - written
            : null;
}
