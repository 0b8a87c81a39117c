using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Lab;

/// <summary>
/// What an embedded tenant has to know to go on after its process ended: when it started, and the submits and undos it
/// took. Everything else follows from the scenario and the time, so these calls are simply taken again at their times.
/// </summary>
public sealed class TenantMemory
{
    private const string Version = "quell-tenant-1";

    internal TenantMemory(string scenario, DateTimeOffset start, ImmutableArray<Call> calls)
    {
        Scenario = scenario;
        Start = start;
        Calls = calls;
    }

    /// <summary>The scenario it belongs to; another one cannot go on from it.</summary>
    public string Scenario { get; }

    /// <summary>When the tenant was first opened.</summary>
    public DateTimeOffset Start { get; }

    internal ImmutableArray<Call> Calls { get; }

    /// <returns>Null when the text is no memory.</returns>
    public static TenantMemory? Parse(string json)
    {
        try
        {
            var root = JsonNode.Parse(json);
            return Text(root, "version") is not Version
                ? null
                : new TenantMemory(
                    Text(root, "scenario"),
                    Time(root, "start"),
                    [.. CallsOf(root).Select(c => Read(c))]
                );
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public string ToJson() =>
        new JsonObject
        {
            ["version"] = Version,
            ["scenario"] = Scenario,
            ["start"] = Text(Start),
            ["calls"] = new JsonArray([
                .. Calls.Select(c =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["tool"] = c.Tool,
                            ["at"] = Text(c.At),
                            ["arguments"] = c.Arguments,
                        }
                ),
            ]),
        }.ToJsonString();

    internal TenantMemory With(Call call) => new(Scenario, Start, Calls.Add(call));

    private static Call Read(JsonNode? call)
    {
        var arguments = Text(call, "arguments");
        return JsonNode.Parse(arguments) is JsonObject
            ? new Call(Text(call, "tool"), Time(call, "at"), arguments)
            : throw new FormatException("arguments");
    }

    private static JsonArray CallsOf(JsonNode? root) =>
        (root as JsonObject)?["calls"]?.AsArray() ?? throw new FormatException("calls");

    private static string Text(JsonNode? map, string name) =>
        (map as JsonObject)?[name]?.GetValue<string>() ?? throw new FormatException(name);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(JsonNode? map, string name) =>
        DateTimeOffset.ParseExact(Text(map, name), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <param name="Arguments">As JSON text.</param>
    internal sealed record Call(string Tool, DateTimeOffset At, string Arguments);
}
