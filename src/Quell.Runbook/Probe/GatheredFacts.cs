using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe;

/// <summary>Facts that take several calls to read, one a key. Their parts are put together.</summary>
internal static class GatheredFacts
{
    private const string Then = "; ";

    public static FactSheet Add(FactSheet sheet, FactReading reading) =>
        Earlier(sheet, reading) is { } earlier ? sheet.With(Joined(earlier, reading)) : sheet.With(reading);

    /// <summary>What other lines of the same kind gave. The same line run again replaces itself where it stood alone.</summary>
    private static FactReading? Earlier(FactSheet sheet, FactReading reading) =>
        reading.Key is FactKeys.KeyLastUsed
            ? sheet[reading.Key]
                .AllReadings.FirstOrDefault(known =>
                    known.Citation.Source.StartsWith("aws ", StringComparison.Ordinal)
                    && !string.Equals(known.Citation.Command, reading.Citation.Command, StringComparison.Ordinal)
                )
            : null;

    private static FactReading Joined(FactReading earlier, FactReading later)
    {
        var commands = earlier.Citation.Command.Split(Then).Append(later.Citation.Command);
        return later with
        {
            Values = Together(earlier, later),
            Citation = earlier.Citation with { Command = string.Join(Then, commands.Distinct(StringComparer.Ordinal)) },
        };
    }

    private static ImmutableArray<string> Together(FactReading earlier, FactReading later) =>
        [
            .. earlier
                .Values.Where(old => !later.Values.Any(value => value.Split(' ')[0] == old.Split(' ')[0]))
                .Concat(later.Values)
                .Order(StringComparer.Ordinal),
        ];
}
