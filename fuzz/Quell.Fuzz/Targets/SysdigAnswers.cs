using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Fuzz.Checks;
using Quell.Runbook.Probe;
using Quell.Sysdig;
using Quell.Sysdig.Parsing;
using Quell.Sysdig.Wire;

namespace Quell.Fuzz.Targets;

/// <summary>What a tool of the tenant may answer, in each of the ways in which a server wraps it.</summary>
internal static class SysdigAnswers
{
    private const int MostEvidence = 64 * 1024;

    private static readonly JsonElement s_nothing = JsonElement.Parse("{}");
    private static readonly AnswerReader s_reader = new(new SysdigOptions { MaxEvidenceBytes = MostEvidence });

    public static void Event(byte[] data)
    {
        foreach (var outcome in Outcomes(ToolNames.EventInfo, data))
        {
            var after = new Aftermath(
                (outcome as CallOutcome.Answered)?.Reading is CallReading.Event read ? read.Threat : null
            );
            after.Check();
        }
        foreach (var outcome in Outcomes(ToolNames.ListEvents, data))
        {
            Aftermath.Kept(new Domain.Cases.CaseEntry.CallEnded("k", outcome, null, 1));
        }
    }

    public static void ProcessTree(byte[] data) => Check(ToolNames.ProcessTree, $"s1:{ProbeSources.ProcessTree}", data);

    public static void SysqlResult(byte[] data) => Check(ToolNames.Sysql, "s1:sysql identity", data);

    public static void Catalogue(byte[] data)
    {
        Check(ToolNames.ListActions, $"s1:{ProbeSources.ScopedCatalogue}", data);
        Check(ToolNames.ListExecutions, $"s1:{ProbeSources.Executions}", data);
        Check(ToolNames.Status, "try x/1:status", data);
        Check(ToolNames.CaptureStorage, $"s1:{ProbeSources.Storage}", data);
        Check(ToolNames.CustomerSettings, "s1:settings", data);
    }

    public static void Refusal(byte[] data)
    {
        var refusal = RefusalReader.Read(Encoding.UTF8.GetString(data));
        Laws.Hold(refusal.Text.Length <= 4096, "the text of a refusal is not bounded");
        foreach (var outcome in Outcomes(ToolNames.Submit, data, isWrite: true))
        {
            Aftermath.Kept(new Domain.Cases.CaseEntry.CallEnded("k", outcome, null, 1));
        }
    }

    private static void Check(string tool, string key, byte[] data)
    {
        foreach (var outcome in Outcomes(tool, data))
        {
            var after = new Aftermath(Example.Threat);
            after.Take(key, outcome);
            after.Check();
        }
    }

    private static IEnumerable<CallOutcome> Outcomes(string tool, byte[] data, bool isWrite = false)
    {
        var call = new CallRequest.Tool("secure-mcp-server", tool, s_nothing);
        foreach (var result in Wrapped(data))
        {
            var answer = s_reader.Read(call, isWrite, new WireReply.Result(result));
            Laws.Hold(answer.Redacted.Length <= MostEvidence, "kept evidence is not bounded");
            yield return answer.Outcome;
        }
    }

    private static IEnumerable<JsonElement> Wrapped(byte[] bytes)
    {
        var data = MessageScan.AsUnicode(bytes);
        var text = JsonEncodedText.Encode(Encoding.UTF8.GetString(data), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        yield return JsonElement.Parse($$"""{"content":[{"type":"text","text":"{{text}}"}]}""");
        yield return JsonElement.Parse($$"""{"isError":true,"content":[{"type":"text","text":"{{text}}"}]}""");
        if (Json(data) is { } payload)
        {
            yield return payload;
            yield return JsonElement.Parse([.. """{"content":[],"structuredContent":"""u8, .. data, (byte)'}']);
        }
    }

    /// <summary>The wire hands on nothing deeper than this, less what the answer is wrapped in.</summary>
    private static JsonElement? Json(byte[] data)
    {
        try
        {
            return JsonElement.Parse(data, new JsonDocumentOptions { MaxDepth = BoundedLineStream.MaxDepth - 4 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
