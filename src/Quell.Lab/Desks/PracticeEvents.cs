using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Lab.Desks;

/// <summary>PagerDuty's Events API as it is practised: it judges an event as the real one does, and calls nobody.</summary>
public sealed class PracticeEvents : HttpMessageHandler
{
    private const int MostBytes = 512 * 1024;
    private static readonly string[] s_severities = ["critical", "error", "warning", "info"];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return body.Length > MostBytes
            ? Answer(HttpStatusCode.RequestEntityTooLarge, Refused("the event is larger than 512 KB"))
            : Judge(body);
    }

    private static HttpResponseMessage Judge(byte[] body)
    {
        JsonObject? sent = null;
        try
        {
            sent = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            // What is no JSON is judged as no event.
        }
        var faults = sent is null ? ["the body is no JSON object"] : Faults(sent).ToList();
        return faults.Count > 0
            ? Answer(HttpStatusCode.BadRequest, Refused([.. faults]))
            : Answer(
                HttpStatusCode.Accepted,
                new JsonObject
                {
                    ["status"] = "success",
                    ["message"] = "Event processed",
                    ["dedup_key"] = Text(sent, "dedup_key"),
                }
            );
    }

    private static IEnumerable<string> Faults(JsonObject sent)
    {
        if (Text(sent, "routing_key").Length != 32)
        {
            yield return "'routing_key' has an invalid length";
        }
        if (Text(sent, "event_action") is not "trigger")
        {
            yield return "'event_action' is not trigger";
        }
        if (Text(sent, "dedup_key").Length is 0 or > 255)
        {
            yield return "'dedup_key' is missing or too long";
        }
        var payload = sent["payload"] as JsonObject;
        foreach (var name in new[] { "summary", "source" })
        {
            if (Text(payload, name).Length is 0 or > 1024)
            {
                yield return $"'payload.{name}' is missing or too long";
            }
        }
        if (!s_severities.Contains(Text(payload, "severity"), StringComparer.Ordinal))
        {
            yield return "'payload.severity' is none of critical, error, warning, info";
        }
    }

    private static JsonObject Refused(params IEnumerable<string> errors) =>
        new()
        {
            ["status"] = "invalid event",
            ["message"] = "Event object is invalid",
            ["errors"] = new JsonArray([.. errors.Select(error => (JsonNode)JsonValue.Create(error))]),
        };

    private static HttpResponseMessage Answer(HttpStatusCode status, JsonObject body) =>
        new(status)
        {
            Content = new StringContent(
                body.ToJsonString(),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json")
            ),
        };

    private static string Text(JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : string.Empty;
}
