using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>Somebody who measures the program, and is told only of the calls that are made below its own span.</summary>
internal sealed class Measured : IDisposable
{
    private readonly ConcurrentQueue<string?> _outcomes = [];
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name is CallTrace.Source,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };
    private readonly MeterListener _meters = new();
    private readonly Activity _own = new("test");

    public Measured()
    {
        ActivitySource.AddActivityListener(_listener);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name is CallTrace.Source)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                if (Activity.Current?.TraceId == _own.TraceId)
                {
                    _outcomes.Enqueue(Outcome(tags));
                }
            }
        );
        _meters.Start();
        _own.Start();
    }

    public IEnumerable<string?> Outcomes => _outcomes;

    public void Dispose()
    {
        _own.Dispose();
        _meters.Dispose();
        _listener.Dispose();
    }

    private static string? Outcome(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name is "quell.outcome")
            {
                return value as string;
            }
        }
        return null;
    }
}
