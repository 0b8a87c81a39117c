using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.World;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Reads events and streams; their bodies are laid over the templates they use.</summary>
internal sealed class EventReader(Problems problems, OutcomeReader outcomes, MapReader? templates)
{
    private static readonly TimeSpan s_longAgo = TimeSpan.FromDays(14);

    private readonly Dictionary<string, JsonObject> _templates = (templates?.Keys ?? []).ToDictionary(
        name => name,
        name => Template(name, templates!),
        StringComparer.Ordinal
    );

    public static string Id(MapReader map, string key)
    {
        var id = map.Text(key);
        if (id.Length > 0 && (id.Length != 32 || !Chance.IsHex(id)))
        {
            map.Problems.Add(
                map.PlaceOf(key),
                $"`{key}: {id}` is no event id",
                "write 32 lower-case hexadecimal digits"
            );
        }

        return id;
    }

    public EventSpec Event(YamlNode node)
    {
        var map = new MapReader(node, "an event", problems);
        var read = new EventSpec(Id(map, "id"), Since(map, "at"), Body(map), map.Json("processTree"));
        map.Done();
        return read;
    }

    public StreamSpec Stream(YamlNode node)
    {
        var map = new MapReader(node, "a stream", problems);
        var every = map.Span("every");
        if (every < TimeSpan.FromSeconds(1) && map.Has("every"))
        {
            problems.Add(map.PlaceOf("every"), "`every` is shorter than a second", "write 1s or more");
            every = TimeSpan.FromSeconds(1);
        }

        var starts = outcomes.Triggers(map, "starts");
        var read = new StreamSpec
        {
            Name = map.Text("stream"),
            Every = every,
            From = starts.IsEmpty ? Since(map, "from") : map.Span("from", TimeSpan.Zero),
            Times = map.Whole("times", 1_000_000, 1, 1_000_000),
            Body = Body(map),
            Starts = starts,
            Stops = outcomes.Triggers(map, "stops"),
            Restarts = [.. map.List("restarts").Select(Restart)],
        };
        map.Done();
        return read;
    }

    private StreamSpec.Restart Restart(YamlNode node)
    {
        var map = new MapReader(node, "a restart", problems);
        var trigger = outcomes.TriggerOf(map);
        var read = new StreamSpec.Restart(trigger, EventBody.Read(new MapReader(map.Node("as"), "`as`", problems)));
        map.Done();
        return read;
    }

    private JsonObject Body(MapReader map)
    {
        var body = new JsonObject();
        foreach (var name in map.Words("uses"))
        {
            if (_templates.TryGetValue(name, out var template))
            {
                body = Overlay.Merge(body, template);
            }
            else
            {
                problems.Add(map.PlaceOf("uses"), $"no template is called `{name}`", "describe it under `templates:`");
            }
        }

        body = Overlay.Merge(body, EventBody.Read(map));
        Need(map, body, "source", "name", "severity", "labels", "content");
        if (body["content"] is JsonObject content && !content.ContainsKey("type"))
        {
            problems.Add(map.At, "the event's content lacks `type`", "write, say, `type: workloadRuntimeDetection`");
        }

        body["actions"] ??= new JsonArray();
        return body;
    }

    private static JsonObject Template(string name, MapReader templates)
    {
        var map = templates.Map(name, $"template `{name}`")!;
        var body = EventBody.Read(map);
        map.Done();
        return body;
    }

    private void Need(MapReader map, JsonObject body, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!body.ContainsKey(key))
            {
                problems.Add(map.At, $"the event lacks `{key}`", $"add `{key}:` to it or to a template it uses");
            }
        }
    }

    private TimeSpan Since(MapReader map, string key)
    {
        var at = map.Span(key);
        if (at < -s_longAgo)
        {
            problems.Add(map.PlaceOf(key), $"`{key}` is more than two weeks ago", "the service keeps no older events");
        }

        return at;
    }
}
