using System.Diagnostics;
using Quell.Runbook.Gates;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Hears what telemetry would hear.</summary>
internal sealed class Measured : IDisposable
{
    private readonly Lock _one = new();
    private readonly List<string> _words = [];
    private readonly ActivityListener _listener;

    public Measured()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CallTrace.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<string> Words
    {
        get
        {
            lock (_one)
            {
                return [.. _words];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Activity span)
    {
        lock (_one)
        {
            _words.Add(span.OperationName);
            _words.AddRange(span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
        }
    }
}
