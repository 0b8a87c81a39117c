using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quell.Domain.Cases;
using Quell.Domain.Json;
using Quell.Runbook.CaseFiles;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;
using Quell.Runbook.Ports;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Flow;

/// <summary>Reads the case file of an earlier investigation, and writes that of this one.</summary>
public static class CaseFileLookout
{
    /// <summary>Names the look that writes: the path, or why there is none.</summary>
    public const string Written = "case-file";

    private static readonly ImmutableSortedDictionary<string, string> s_nothing = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    public static IEnumerable<CaseEntry> Read(RunContext context, CaseState state)
    {
        switch (context.CaseFiles.Find(state.Threat!.Id))
        {
            case PriorCase.Read read:
                var file = CaseFileReader.Read(read.Path, read.Text, read.WrittenAt);
                if (file.IsSimulated && !context.Simulated)
                {
                    return [Ignored(read.Path, "it is about the practice tenant, and this is none")];
                }
                return [new CaseEntry.CaseFileRead(read.Path, DigestOf(read.Text), file.Facts), Found(read, file)];
            case PriorCase.Ignored ignored:
                return [Ignored(ignored.Path, ignored.Why)];
            default:
                return [new CaseEntry.Found(UnderstandStep.PriorCase, s_nothing)];
        }
    }

    public static CaseEntry.Found Write(RunContext context, CaseState state)
    {
        var now = context.Clock.GetUtcNow();
        var text = CaseFileText.Of(Investigation.Of(state, context.Knowledge), state, now);
        return new CaseEntry.Found(
            Written,
            context.CaseFiles.Create(state.Threat!.Id[..12], now, Encoding.UTF8.GetBytes(text)) switch
            {
                CaseFileWriting.Written written => s_nothing.Add("path", written.Path).Add("sha256", DigestOf(text)),
                CaseFileWriting.Failed failed => s_nothing.Add("failed", failed.Why),
                _ => s_nothing.Add("failed", "nothing was said of it"),
            }
        );
    }

    private static CaseEntry.Found Found(PriorCase.Read read, CaseFile file) =>
        new(
            UnderstandStep.PriorCase,
            s_nothing
                .Add("path", read.Path)
                .Add("title", file.Title)
                .Add("header", file.Header)
                .Add("summary", file.Summary)
                .Add(
                    "modified",
                    read.WrittenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                )
        );

    private static CaseEntry.Found Ignored(string path, string why) =>
        new(UnderstandStep.PriorCase, s_nothing.Add("path", path).Add("ignored", why));

    private static string DigestOf(string text) => Digest.OfText(text).ToString();
}
