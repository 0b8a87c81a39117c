using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Runbook.Ports;
using Quell.Sysdig.Parsing;
using Quell.Sysdig.Wire;

namespace Quell.Sysdig;

/// <content>Presigned links, which are redacted everywhere else.</content>
public sealed partial class SysdigSurface
{
    private static readonly ImmutableSortedDictionary<string, string> s_noLinks = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    /// <inheritdoc/>
    public async ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (call.Request is not CallRequest.Tool { Name: ToolNames.Status } tool)
        {
            return new LinkAnswer(NotOurs(call.Request), s_noLinks);
        }

        var reply = await SendReadAsync(tool, cancellationToken);
        var answer = _answers.Read(tool, isWrite: false, reply) with { Launches = _connection.TakeLaunches() };
        return new LinkAnswer(answer, reply is WireReply.Result { Value: var result } ? LinksOf(result) : s_noLinks);
    }

    private static ImmutableSortedDictionary<string, string> LinksOf(JsonElement result) =>
        result.Member("isError").Flag() == true
        || PlainPayload(result) is not { } payload
        || Payload.Object(payload, ["outputs"], "execution", "actionExecution") is not { } execution
            ? s_noLinks
            : ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                execution
                    .Member("outputs")
                    .Map()
                    .Where(output =>
                        Uri.TryCreate(output.Value, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
                    )
            );

    private static JsonElement? PlainPayload(JsonElement result)
    {
        if (result.Member("structuredContent") is { ValueKind: JsonValueKind.Object } structured)
        {
            return structured;
        }

        try
        {
            var text = result
                .Member("content")
                .Items()
                .Select(item => item.Member("text").Text(int.MaxValue))
                .FirstOrDefault();
            using var document = JsonDocument.Parse(text ?? "null");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
