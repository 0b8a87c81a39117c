using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Reads what actions do: outcomes, triggers, other people's executions.</summary>
internal sealed class OutcomeReader(Problems problems, ImmutableHashSet<string> actions)
{
    private static readonly TimeSpan s_never = TimeSpan.FromDays(3650);

    public OutcomeSpec Outcome(YamlNode node)
    {
        var map = new MapReader(node, "an outcome", problems);
        var outcome = Ending(map) with
        {
            Action = Action(map),
            Where = map.Texts("where"),
            When = Triggers(map, "when"),
            Apply = [.. map.List("apply").Select(m => ClusterReader.Manifest(m, problems))],
            Remove = [.. map.Words("remove").Select(name => Name(map, name))],
        };
        map.Done();
        return outcome;
    }

    public PastExecution Past(YamlNode node)
    {
        var map = new MapReader(node, "an execution", problems);
        var past = new PastExecution
        {
            Id = map.Text("id"),
            Action = TenantAction(map),
            At = map.Span("at"),
            Outcome = Ending(map),
            Parameters = map.Json("parameters") ?? [],
            Context = Strings(map.Texts("executionContext")),
            CallerId = map.OptionalText("callerId"),
            UserId = map.Whole("userId", 0, 0, long.MaxValue),
            Undoes = map.OptionalText("undoes"),
        };
        map.Done();
        return past;
    }

    public ImmutableArray<Trigger> Triggers(MapReader map, string key) =>
        [.. map.List(key).Select(node => Trigger(new MapReader(node, $"an item of `{key}`", problems)))];

    /// <summary>Reads a trigger's keys from a map that holds others, too.</summary>
    public Trigger TriggerOf(MapReader map)
    {
        var after = map.Span("after", TimeSpan.Zero);
        if (after < TimeSpan.Zero || after > s_never)
        {
            problems.Add(map.PlaceOf("after"), "`after` is before the action", "write a span of 0s or more");
        }

        return new Trigger(Action(map), map.Texts("where"), after);
    }

    private Trigger Trigger(MapReader map)
    {
        var trigger = TriggerOf(map);
        map.Done();
        return trigger;
    }

    private OutcomeSpec Ending(MapReader map)
    {
        var ending = map.OneOf(
            "result",
            Scenarios.Ending.Completed,
            ("completed", Scenarios.Ending.Completed),
            ("failed", Scenarios.Ending.Failed),
            ("stuck", Scenarios.Ending.Stuck)
        );
        var failure = map.Map("failure", "`failure`");
        if (ending == Scenarios.Ending.Failed != failure is not null)
        {
            problems.Add(map.At, "`result: failed` and `failure:` belong together", "write both or neither");
        }

        var outcome = OutcomeSpec.Usual with
        {
            Enqueued = NotNegative(map, "enqueued", OutcomeSpec.Usual.Enqueued),
            Running = NotNegative(map, "running", OutcomeSpec.Usual.Running),
            Ending = ending,
            FailureReason = failure?.Text("reason") ?? string.Empty,
            FailureMessage = failure?.Text("message") ?? string.Empty,
            Outputs = map.Json("outputs") ?? [],
        };
        failure?.Done();
        return outcome;
    }

    private string Action(MapReader map)
    {
        var action = map.Text("action");
        if (action.Length > 0 && !actions.Contains(action) && !ProgramVerbs.All.Contains(action))
        {
            problems.Add(
                map.PlaceOf("action"),
                $"the tenant's catalogue has no action `{action}`",
                "correct the type, or describe it under `catalogue: extra:`"
            );
        }

        return action;
    }

    /// <summary>What other people did is the tenant's, never a program's.</summary>
    private string TenantAction(MapReader map)
    {
        var action = Action(map);
        if (ProgramVerbs.All.Contains(action))
        {
            problems.Add(map.PlaceOf("action"), $"`{action}` is no execution of the tenant", "write an action type");
        }

        return action;
    }

    private TimeSpan NotNegative(MapReader map, string key, TimeSpan fallback)
    {
        var span = map.Span(key, fallback);
        if (span < TimeSpan.Zero)
        {
            problems.Add(map.PlaceOf(key), $"`{key}` is negative", "write 0s or more");
        }

        return span;
    }

    private ObjectName Name(MapReader map, string text)
    {
        if (ObjectName.Parse(text) is { } name)
        {
            return name;
        }

        problems.Add(map.PlaceOf("remove"), $"`{text}` names no object", "write Kind/namespace/name or Kind/name");
        return default;
    }

    private static JsonObject Strings(ImmutableDictionary<string, string> texts) =>
        new(texts.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)JsonValue.Create(t.Value))));
}
