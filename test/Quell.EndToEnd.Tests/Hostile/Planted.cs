using System.Text;
using System.Text.Json.Nodes;
using Quell.HostileServer;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Puts words into every text that an attacker, a vendor or a server writes and that names nothing to act on.</summary>
internal sealed class Planted(Func<string> words) : IProgramRunner
{
    /// <summary>Members whose value is prose, whoever answers; what names a target is left as it is.</summary>
    private static readonly HashSet<string> s_prose = new(StringComparer.OrdinalIgnoreCase)
    {
        "description",
        "message",
        "output",
        "failure",
        "failureReason",
        "failureLog",
        "failure_reason",
        "failure_log",
        "errMsg",
        "proc.cmdline",
        "proc.args",
        "proc.pcmdline",
        "proc.env",
        "proc.cwd",
        "cmdline",
        "content.fields.note",
        "reason",
        "title",
        "CloudTrailEvent",
        "userAgent",
    };

    private IProgramRunner? _programs;

    /// <summary>An answer of the tenant with the words in it; an error text as well.</summary>
    public IEnumerable<Dealt> Answer(Message message)
    {
        var planted = JsonNode.Parse(message.With(payload => In(payload)))!;
        if (planted["result"]?["isError"]?.GetValue<bool>() == true)
        {
            var text = planted["result"]!["content"]![0]!;
            text["text"] = $"{(string)text["text"]!} {words()}";
        }
        return [Dealt.Line(planted.ToJsonString())];
    }

    /// <summary>The same for kubectl and aws.</summary>
    public IProgramRunner Around(IProgramRunner programs)
    {
        _programs = programs;
        return this;
    }

    public async ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        var outcome = await _programs!.RunAsync(run, cancellationToken);
        if (outcome is not ProgramOutcome.Exited exited)
        {
            return outcome;
        }
        return exited.Code == 0
            ? exited with
            {
                Output = Output(exited.Output),
            }
            : exited with
            {
                Error = $"{exited.Error}\n{words()}",
            };
    }

    private ReadOnlyMemory<byte> Output(ReadOnlyMemory<byte> output)
    {
        var text = Encoding.UTF8.GetString(output.Span);
        return text.StartsWith('{') && In(JsonNode.Parse(text)!) is { } planted
            ? Encoding.UTF8.GetBytes(planted.ToJsonString())
            : output;
    }

    private JsonNode? In(JsonNode? node, string name = "") =>
        node switch
        {
            JsonObject map => InMap(map, name),
            JsonArray list => new JsonArray([
                .. list.Select(item => In(item, name)),
                .. name is "args" or "Tags" ? new JsonNode[] { JsonValue.Create(words()) } : [],
            ]),
            JsonValue value when s_prose.Contains(name) && value.TryGetValue<string>(out var text) => JsonValue.Create(
                $"{text} {words()}"
            ),
            _ => node?.DeepClone(),
        };

    private JsonObject InMap(JsonObject map, string name)
    {
        var copy = new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, In(member.Value, member.Key))));
        switch (name)
        {
            case "labels" or "annotations" or "outputs":
                copy["note"] = words();
                break;
            case "fields" when map.ContainsKey("proc.pid"):
                copy["evt.note"] = words();
                break;
            case "metadata" when !copy.ContainsKey("annotations"):
                copy["annotations"] = new JsonObject { ["note"] = words() };
                break;
        }
        return copy;
    }
}
