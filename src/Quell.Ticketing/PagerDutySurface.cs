using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Filing;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Ticketing;

/// <summary>PagerDuty's Events API, as the gate sees it: one post, sent once.</summary>
/// <param name="key">The routing key, or why there is none.</param>
/// <param name="sender">Owned from here on.</param>
public sealed class PagerDutySurface(RoutingKey key, EventSender sender) : ISurface, IDisposable
{
    private static readonly SurfaceAnswer s_writesOnly = Refused("PagerDuty is only written to");

    public Surface Surface => Surface.PagerDuty;

    /// <inheritdoc/>
    /// <remarks>Where it goes and under which key, as far as a key may be shown.</remarks>
    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(call.Request is CallRequest.Post post ? $"{post.Url}; {key.Shown}" : string.Empty);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(s_writesOnly);

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        if (order.Call.Request is not CallRequest.Post post || !EventAddress.MayBePostedTo(post.Url))
        {
            return Refused("nothing was sent: that is no address of PagerDuty's");
        }
        if (key.Value is not { } secret)
        {
            return Refused($"nothing was sent: {key.Shown}");
        }
        return Resolved(post.Body, secret) is { } body
            ? await sender.PostAsync(
                new Uri(post.Url),
                body,
                secret,
                IncidentPayload.KeyOf(post.Body),
                cancellationToken
            )
            : Refused("nothing was sent: the routing key has no place in the event");
    }

    public void Dispose() => sender.Dispose();

    /// <summary>The one place where the key takes the place of its reference.</summary>
    private static byte[]? Resolved(JsonElement body, string secret)
    {
        if (
            JsonObject.Create(body) is not { } resolved
            || resolved["routing_key"]?.GetValueKind() != JsonValueKind.String
            || !string.Equals(
                resolved["routing_key"]!.GetValue<string>(),
                IncidentPayload.KeyReference,
                StringComparison.Ordinal
            )
        )
        {
            return null;
        }
        resolved["routing_key"] = secret;
        return Encoding.UTF8.GetBytes(resolved.ToJsonString());
    }

    private static SurfaceAnswer Refused(string why) =>
        new(
            new CallOutcome.Refused(new ServiceRefusal(RefusalKind.Rejected, null, null, Printable.Of(why), null)),
            default
        );
}
