using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Sysdig.Parsing;
using Quell.Sysdig.Wire;

namespace Quell.Sysdig;

public sealed partial class SysdigSurface
{
    private static readonly string[] s_idArguments = ["action_execution_id", "execution_id", "id"];

    /// <summary>
    /// Asks for an execution again and hands out its output URLs with their signatures, for one look on a terminal. Nothing
    /// of the answer is kept.
    /// </summary>
    public async ValueTask<RevealedOutputs> RevealOnceAsync(string executionId, CancellationToken cancellationToken)
    {
        var schema = _connection.Now?.List.Find(ToolNames.Status);
        var argument = s_idArguments.FirstOrDefault(name => schema?.Takes(name) == true) ?? s_idArguments[0];
        using var arguments = JsonDocument.Parse(new JsonObject { [argument] = executionId }.ToJsonString());
        var call = new CallRequest.Tool(_endpoint.Label, ToolNames.Status, arguments.RootElement);
        var reply = await SendReadAsync(call, cancellationToken);
        if (reply is WireReply.Result { Value: var result } && OutputsOf(result) is { } urls)
        {
            return new RevealedOutputs.Shown(urls);
        }

        return new RevealedOutputs.NotShown(
            new Trouble(
                $"The outputs of execution {Printable.Of(executionId, 64)} cannot be shown.",
                _answers.Read(call, isWrite: false, reply).Outcome.Failure ?? "The answer names no outputs.",
                "Ask again, or open the execution in Sysdig: Response Actions, History."
            )
        );
    }

    private static ImmutableSortedDictionary<string, string>? OutputsOf(JsonElement result) =>
        result.Member("isError").Flag() == true
        || PlainPayload(result) is not { } payload
        || Payload.Object(payload, ["outputs"], "execution", "actionExecution") is not { } execution
            ? null
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
