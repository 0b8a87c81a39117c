using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads "What happened": trigger, process tree, evidence, resource, rationale.</summary>
internal static class HappenedReader
{
    private const string Drawing = "│├└─┬┼╰╭┌|+`\\→>- \t";

    public static void Read(CaseSection section, CaseFileFacts facts)
    {
        foreach (var bullet in CaseBullet.Of(section))
        {
            if (bullet.Starts("process tree"))
            {
                Tree(bullet, facts);
            }
            else if (bullet.Starts("process evidence"))
            {
                Text(FactKeys.CaseEvidence, bullet, facts);
            }
            else if (bullet.Starts("trigger"))
            {
                Text(FactKeys.CaseTrigger, bullet, facts);
                HeadReader.Techniques(MarkdownWords.Plain(bullet.First), bullet.At.Number, facts);
            }
            else if (bullet.Starts("resource"))
            {
                Text(FactKeys.CaseResource, bullet, facts);
                foreach (var (text, number) in bullet.Lines)
                {
                    PlaceReader.Read(text, number, facts);
                }
            }
            else if (bullet.Starts("ai-generated", "ai ", "rationale"))
            {
                Text(FactKeys.CaseRationale, bullet, facts);
            }
            else if (bullet.Starts("timeline"))
            {
                Text(FactKeys.CaseTimeline, bullet, facts);
            }
        }
    }

    public static void Text(string key, CaseBullet bullet, CaseFileFacts facts)
    {
        foreach (var (text, number) in bullet.Lines)
        {
            facts.Add(key, MarkdownWords.Plain(MarkdownWords.Unlisted(text)), number);
        }
    }

    /// <summary>A drawing in a fence, nested bullets, or one line with arrows: a value for each process.</summary>
    private static void Tree(CaseBullet bullet, CaseFileFacts facts)
    {
        if (bullet.IsUnknown)
        {
            return;
        }
        var drawn = bullet.More.Where(line => line.Fenced && !FenceTracker.IsFence(line.Line.Text)).ToList();
        if (drawn.Count > 0)
        {
            foreach (var (line, _) in drawn)
            {
                Process(line.Text, line.Number, facts);
            }
            return;
        }
        foreach (var (text, number) in bullet.Lines)
        {
            var plain = MarkdownWords.Plain(MarkdownWords.Unlisted(text));
            foreach (var process in plain.Split(["→", "->", "⟶"], StringSplitOptions.TrimEntries))
            {
                Process(process, number, facts);
            }
        }
    }

    private static void Process(string text, int line, CaseFileFacts facts) =>
        facts.Add(FactKeys.ProcessTree, text.Trim().TrimStart(Drawing.ToCharArray()), line);
}
