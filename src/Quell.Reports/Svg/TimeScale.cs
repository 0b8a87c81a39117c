using System.Collections.Immutable;

namespace Quell.Reports.Svg;

/// <summary>Places times on a line. Each later time stands further on, and the longer the pause, the further, but less than in proportion.</summary>
internal sealed class TimeScale
{
    private const double Weight = 1.4;

    private readonly Dictionary<DateTimeOffset, double> _at = [];

    public TimeScale(IEnumerable<DateTimeOffset> times, double from, double to)
    {
        Times = [.. times.Distinct().Order()];
        var steps = Times
            .Skip(1)
            .Zip(Times, (later, earlier) => 1 + (Weight * Math.Log(1 + (later - earlier).TotalSeconds)))
            .ToList();
        var whole = Math.Max(1, steps.Sum());
        var gone = 0.0;
        foreach (var (index, time) in Times.Index())
        {
            gone += index == 0 ? 0 : steps[index - 1];
            _at[time] = from + ((to - from) * gone / whole);
        }
    }

    public ImmutableArray<DateTimeOffset> Times { get; }

    public double this[DateTimeOffset time] => _at[time];
}
