using System.Collections.Immutable;

namespace Quell.Telemetry;

/// <summary>The durations of one instrument and one set of attributes, as a histogram since the start of the run.</summary>
internal sealed class DurationFold(string instrument, ImmutableArray<KeyValuePair<string, string>> tags)
{
    /// <summary>Upper bounds in seconds; what is longer than the last is counted beyond it.</summary>
    public static readonly ImmutableArray<double> Bounds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private readonly long[] _counts = new long[Bounds.Length + 1];

    public string Instrument => instrument;

    public ImmutableArray<KeyValuePair<string, string>> Tags => tags;

    public double Sum { get; private set; }

    public long Count => _counts.Sum();

    public IReadOnlyList<long> Counts => _counts;

    public void Add(double seconds)
    {
        var at = 0;
        while (at < Bounds.Length && seconds > Bounds[at])
        {
            at++;
        }
        _counts[at]++;
        Sum += seconds;
    }
}
