using System.Text;
using System.Text.Json;
using CsCheck;
using Quell.Domain.Calls;
using Quell.Sysdig;
using Quell.Sysdig.Parsing;
using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Parsing;

/// <summary>Whatever a server sends: a value comes out, and it can be journalled.</summary>
public sealed class HostileJsonTests
{
    private static readonly string[] s_names =
    [
        "id",
        "data",
        "content",
        "items",
        "events",
        "page",
        "total",
        "timestamp",
        "severity",
        "labels",
        "fields",
        "actions",
        "type",
        "parameters",
        "outputs",
        "status",
        "failure",
        "buckets",
        "isEnabled",
        "name",
        "pid",
        "ppid",
        "children",
        "cmdline",
        "ruleTags",
        "result",
        "key",
        "value",
        "isError",
        "structuredContent",
        "text",
        "error",
        "message",
        "kind",
        "env",
        "token",
        "\\ud800",
        "",
    ];

    private static readonly string[] s_scalars =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1743822001115928600",
        "1e400",
        "1.5",
        "99999999999999999999999",
        "\"\"",
        "\"<NA>\"",
        "\"host\"",
        "\"\\ud800\"",
        "\"\\u0000\\u202e\"",
        "\"4823\"",
        "\"2026-01-01T00:00:00Z\"",
        "\"https://x/?sig=1\"",
        "\"{\\\"id\\\":1}\"",
        "\"Secret\"",
    ];

    private static readonly Gen<string> s_json = Gen.Recursive<string>(
        (depth, inner) =>
            depth > 3
                ? OneOf(s_scalars)
                : Gen.Frequency(
                    (3, OneOf(s_scalars)),
                    (
                        4,
                        Gen.Select(OneOf(s_names), inner, (name, value) => $"\"{name}\":{value}")
                            .List[0, 6]
                            .Select(Object)
                    ),
                    (2, inner.List[0, 4].Select(items => "[" + string.Join(',', items) + "]"))
                )
    );

    [Fact]
    public void No_parser_ever_throws_and_every_reading_can_be_journalled() =>
        Gen.Select(OneOf([.. ResponseTools.All]), s_json, s_json)
            .Sample(
                (tool, json, arguments) =>
                {
                    var call = new CallRequest.Tool("s", tool, Given.Json(arguments));
                    var reader = new AnswerReader(new SysdigOptions { MaxEvidenceBytes = 4096 });
                    foreach (var result in Results(json))
                    {
                        var answer = reader.Read(call, isWrite: false, new WireReply.Result(Given.Json(result)));
                        JsonSerializer
                            .Serialize(answer.Outcome, Domain.Cases.CaseJson.Default.CallOutcome)
                            .ShouldNotBeEmpty();
                        answer.Redacted.Length.ShouldBeLessThanOrEqualTo(4096);
                    }

                    ReadingParser.Parse(tool, Given.Json(json), Given.Json(arguments), new KnownEvents());
                },
                iter: 1_500
            );

    [Fact]
    public void No_schema_makes_the_tool_list_throw() =>
        s_json.Sample(
            json =>
                ToolSchemaReader.Read(Given.Json("{\"name\":\"t\",\"inputSchema\":" + json + "}")).ShouldNotBeNull(),
            iter: 2_000
        );

    [Fact]
    public void No_text_makes_the_refusal_reader_throw() =>
        Gen.OneOf(Gen.String, s_json)
            .Sample(text => RefusalReader.Read(text).Text.Length.ShouldBeLessThanOrEqualTo(1300), iter: 2_000);

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Object(List<string> members) => "{" + string.Join(',', members) + "}";

    private static IEnumerable<string> Results(string json) =>
        [
            json,
            "{\"structuredContent\":" + json + ",\"content\":[]}",
            "{\"content\":[{\"type\":\"text\",\"text\":" + Quoted(json) + "}]}",
            "{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":" + Quoted(json) + "}]}",
        ];

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(Encoding.UTF8.GetBytes(text)) + "\"";
}
