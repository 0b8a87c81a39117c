using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Kept;

/// <summary>One piece of evidence of a case: what it is, which command it came from, and its digest when it was captured.</summary>
/// <param name="Id">Names the journal entry that recorded it, such as <c>E57</c>.</param>
/// <param name="Try">The action that collected it; null for what was only read.</param>
/// <param name="Source">The command or call, as it was run.</param>
/// <param name="Who">The operating system's name of the person whose session captured it.</param>
public sealed record KeptPiece(
    string Id,
    KeptKind Kind,
    ActionTry? Try,
    string Source,
    DateTimeOffset At,
    long Bytes,
    string Sha256,
    string Who
)
{
    /// <summary>Where it lies, from the folder of the case.</summary>
    public string File => $"evidence/{Sha256}";

    /// <summary>Null where the call left no answer to keep.</summary>
    public static KeptPiece? Of(CallState ended, JournalEntry entry, string who) =>
        ended.Ended?.Evidence is { } evidence
            ? new KeptPiece(
                $"E{entry.Sequence.ToString(CultureInfo.InvariantCulture)}",
                KindOf(ended),
                ended.Call.Try,
                SourceOf(ended.Call.Request),
                entry.At,
                evidence.Bytes,
                evidence.Sha256,
                who
            )
            : null;

    /// <summary>The same words before and after a round through the journal, whose JSON escapes more than was sent.</summary>
    private static string SourceOf(CallRequest request) =>
        request is CallRequest.Tool { Arguments.ValueKind: JsonValueKind.Object } tool
            ? (tool with { Arguments = ToolArguments.Freeze(JsonObject.Create(tool.Arguments)!) }).Text
            : request.Text;

    private static KeptKind KindOf(CallState ended) =>
        ended.Reading is null ? KeptKind.Answer
        : ended.Call is { Effect: Effect.Evidence, Surface: Surface.Kubectl or Surface.Aws } ? KeptKind.Collected
        : ManifestCalls.Made(ended.Call) ? KeptKind.Manifest
        : KeptKind.Answer;
}
