using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Events;

/// <summary>Every event up to a moment. A pure function of the scenario, the start and what has been done.</summary>
internal sealed class EventFeed(Script scenario, DateTimeOffset start, Deeds deeds)
{
    /// <summary>Newest first.</summary>
    public ImmutableArray<EventRecord> Until(DateTimeOffset now) =>
        [
            .. Listed(now)
                .Concat(scenario.Streams.SelectMany(stream => Streamed(stream, now)))
                .OrderByDescending(e => e.Timestamp)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];

    private IEnumerable<EventRecord> Listed(DateTimeOffset now)
    {
        foreach (var spec in scenario.Events.Where(e => start + e.At <= now))
        {
            var at = start + spec.At;
            yield return new EventRecord(spec.Id, at, Placeholders.Fill(spec.Body, Values(at, spec.Id, spec.Id, 0)));
        }
    }

    private IEnumerable<EventRecord> Streamed(StreamSpec stream, DateTimeOffset now)
    {
        if (Begin(stream, now) is not { } begin)
        {
            yield break;
        }

        for (var n = 0L; n < stream.Times && begin + (stream.Every * n) <= now; n++)
        {
            var at = begin + (stream.Every * n);
            var id = Chance.Word($"{scenario.Name}|{stream.Name}|{n}|{start.UtcTicks}", Chance.Hex, 32);
            if (BodyAt(stream, at, id, n) is { } body)
            {
                yield return new EventRecord(id, at, body);
            }
        }
    }

    private DateTimeOffset? Begin(StreamSpec stream, DateTimeOffset now)
    {
        if (stream.Starts.IsEmpty)
        {
            return start + stream.From;
        }

        var about = About(stream.Body, Values(now, stream.Name, string.Empty, 0));
        var begin = stream.Starts.Select(trigger => deeds.First(trigger, now, about)).Min();
        return begin + stream.From;
    }

    private JsonObject? BodyAt(StreamSpec stream, DateTimeOffset at, string id, long n)
    {
        var body = stream.Body;
        var generation = 0;
        foreach (var execution in deeds.Completed(at))
        {
            var there = Values(at, $"{stream.Name}|{generation}", id, n);
            var about = About(Placeholders.Fill(body, there), there);
            if (stream.Restarts.FirstOrDefault(r => Deeds.Fits(r.On, execution, about)) is not { } restart)
            {
                continue;
            }

            var again = execution.CompletesAt!.Value + restart.On.After;
            var undone = deeds.UndoneAt(execution);
            if (undone <= at && undone < again)
            {
                // Undone before anything was replaced.
                continue;
            }

            if (again > at)
            {
                return null;
            }

            generation++;
            // The execution's id is the seed of its changes in the cluster, too: a replacement Pod has one name.
            var values = there with
            {
                At = again,
                Seed = execution.Id,
            };
            body = Overlay.Merge(body, Placeholders.Fill(restart.Overlay, values));
        }

        var filled = Placeholders.Fill(body, Values(at, $"{stream.Name}|{generation}", id, n));
        var now = About(filled, Values(at, stream.Name, id, n));
        var started = stream.Starts.IsEmpty || stream.Starts.Any(t => deeds.InForce(t, at, now));
        return started && !stream.Stops.Any(t => deeds.InForce(t, at, now)) ? filled : null;
    }

    private PlaceholderValues Values(DateTimeOffset at, string seed, string id, long n) =>
        new(start, at, $"{scenario.Name}|{seed}", id, n, _ => null);

    private static PlaceholderValues About(JsonObject body, PlaceholderValues values) =>
        values with
        {
            Named = name => NamedValues.OfEvent(name, body),
        };
}
