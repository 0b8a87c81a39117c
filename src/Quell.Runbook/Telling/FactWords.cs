using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Telling;

/// <summary>How facts are said to people: escaped, with their source, conflicts side by side, unknowns with their reason.</summary>
public static class FactWords
{
    public static string Value(Fact fact, int longest = 160) =>
        fact switch
        {
            Fact.Known known => Printable.Of(known.Reading.Text, longest),
            Fact.Conflicting conflict => "CONFLICT: "
                + string.Join(
                    " / ",
                    conflict.Readings.Select(reading =>
                        $"{Printable.Of(reading.Text, longest)} ({reading.Citation.Source})"
                    )
                ),
            Fact.Unknown unknown => $"unknown ({ReasonWord(unknown.Reason)}) — probe with: {unknown.HowToFindOut}",
            _ => "unknown",
        };

    public static string Sources(Fact fact) =>
        fact.AllReadings.IsEmpty
            ? "no source"
            : string.Join(
                ", ",
                fact.AllReadings.Select(reading => Printable.Of(reading.Citation.Source))
                    .Distinct(StringComparer.Ordinal)
            );

    public static string ReasonWord(UnknownReason reason) =>
        reason switch
        {
            UnknownReason.NotAsked => "not asked",
            UnknownReason.Empty => "asked, nothing found",
            UnknownReason.Rejected => "query rejected",
            UnknownReason.Forbidden => "not permitted",
            UnknownReason.Unreachable => "no answer",
            UnknownReason.LoggedOut => "login run out",
            UnknownReason.Unreadable => "answer not understood",
            _ => "unknown",
        };
}
