using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Quell.Domain.Text;
using Quell.Runbook.Gates;

namespace Quell.Telemetry;

/// <summary>Listens to one run of the program and sends what it heard when the run is over, and in between when it is much.</summary>
/// <remarks>It exists only where an endpoint is set. Nothing of it can change what the run does or ends with.</remarks>
internal sealed class TelemetryRun : IDisposable
{
    private const int MostWaiting = 512;
    private const int SentAt = 256;
    private const int MostSeries = 200;
    private static readonly string[] s_verbs = ["respond", "plan", "undo", "investigate", "doctor", "report", "case"];

    private readonly Lock _one = new();
    private readonly List<SpanKept> _spans = [];
    private readonly Dictionary<string, DurationFold> _durations = new(StringComparer.Ordinal);
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters = new();
    private readonly ActivitySource _source = new(CallTrace.Source);
    private readonly OtlpTarget _target;
    private readonly OtlpSender _sender;
    private readonly OtlpJson _json;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _began;
    private readonly Activity? _run;
    private Task<string?> _sending = Task.FromResult<string?>(null);

    public TelemetryRun(OtlpTarget target, Machine machine, string? verb)
    {
        (_target, _clock, _began) = (target, machine.Clock, machine.Clock.GetUtcNow());
        _sender = new OtlpSender(target);
        _json = new OtlpJson(target.Service, machine.Version);
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CallTrace.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is CallTrace.Source)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Fold(instrument.Name, value, tags));
        _meters.Start();
        var known = s_verbs.FirstOrDefault(word => string.Equals(word, verb, StringComparison.Ordinal)) ?? "other";
        _run = _source.StartActivity($"quell {known}");
    }

    /// <summary>What the person is told before the first call.</summary>
    public string Announcement =>
        $"telemetry: names, outcomes and times of this run's calls go to {Printable.Of(_target.Base.GetLeftPart(UriPartial.Authority), 200)}";

    /// <summary>Ends the run's own span and sends what is left.</summary>
    /// <returns>Null when all of it was taken, otherwise a warning.</returns>
    public async Task<string?> EndAsync(int code)
    {
        _run?.SetTag("quell.exit_code", code.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _run?.Dispose();
#pragma warning disable VSTHRD003 // Begun by this object, and it needs no context to end.
        var lost = await _sending;
#pragma warning restore VSTHRD003
        lost = await SendSpansAsync() ?? lost;
        ImmutableArray<DurationFold> durations;
        lock (_one)
        {
            durations = [.. _durations.Values];
        }
        if (lost is null && !durations.IsEmpty)
        {
            lost = await _sender.SendAsync(_target.Metrics, _json.Metrics(durations, _began, _clock.GetUtcNow()));
        }
        return lost is null
            ? null
            : $"warning: telemetry was not taken by {Printable.Of(_target.Base.GetLeftPart(UriPartial.Authority), 200)}: {lost}";
    }

    public void Dispose()
    {
        _run?.Dispose();
        _listener.Dispose();
        _meters.Dispose();
        _source.Dispose();
        _sender.Dispose();
    }

    private void Keep(Activity span)
    {
        lock (_one)
        {
            if (_spans.Count < MostWaiting)
            {
                _spans.Add(SpanKept.Of(span));
            }
            if (_spans.Count >= SentAt && _sending.IsCompleted)
            {
                _sending = SendSpansAsync();
            }
        }
    }

    private async Task<string?> SendSpansAsync()
    {
        ImmutableArray<SpanKept> spans;
        lock (_one)
        {
            spans = [.. _spans];
            _spans.Clear();
        }
        return spans.IsEmpty ? null : await _sender.SendAsync(_target.Traces, _json.Traces(spans));
    }

    private void Fold(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = tags.ToArray()
            .Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value?.ToString() ?? string.Empty))
            .ToImmutableArray();
        var key = $"{instrument}|{string.Join('|', kept.Select(tag => $"{tag.Key}={tag.Value}"))}";
        lock (_one)
        {
            if (!_durations.TryGetValue(key, out var fold))
            {
                if (_durations.Count >= MostSeries)
                {
                    return;
                }
                _durations[key] = fold = new DurationFold(instrument, kept);
            }
            fold.Add(value);
        }
    }
}
