using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Quell.Domain.Events;
using Quell.Domain.Json;

namespace Quell.Sysdig.Parsing;

/// <summary>
/// The events of the last page, by the bytes they were read from. A watch reads the same events poll after poll, and an
/// event that came again unchanged is held once, so that watching longer takes no more memory.
/// </summary>
internal sealed class KnownEvents
{
    /// <summary>The bytes of all events that were read and not known yet.</summary>
    public long NewBytes { get; private set; }

    private volatile FrozenDictionary<Digest, ThreatEvent> _last = FrozenDictionary<Digest, ThreatEvent>.Empty;

    public ImmutableArray<ThreatEvent> Read(IEnumerable<JsonElement> page)
    {
        var last = _last;
        var read = page.Select(item => (Key: Digest.OfBytes(JsonMarshal.GetRawUtf8Value(item)), Item: item))
            .Select(found => (found.Key, Event: last.GetValueOrDefault(found.Key) ?? New(found.Item)))
            .ToList();
        _last = read.DistinctBy(found => found.Key).ToFrozenDictionary(found => found.Key, found => found.Event);
        return [.. read.Select(found => found.Event)];
    }

    private ThreatEvent New(JsonElement item)
    {
        NewBytes += JsonMarshal.GetRawUtf8Value(item).Length;
        return EventParser.One(item);
    }
}
