using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads "Resource context": metadata, siblings, prior events, RBAC.</summary>
internal static class ContextReader
{
    public static void Read(CaseSection section, CaseFileFacts facts)
    {
        foreach (var bullet in CaseBullet.Of(section))
        {
            if (bullet.IsUnknown)
            {
                continue;
            }
            if (bullet.Starts("sibling"))
            {
                List(FactKeys.Siblings, bullet, facts, "no siblings", "none");
            }
            else if (bullet.Starts("prior events"))
            {
                HappenedReader.Text(FactKeys.CasePriorEvents, bullet, facts);
            }
            else if (bullet.Starts("serviceaccount", "service account", "rbac"))
            {
                List(FactKeys.RbacNamespace, bullet, facts, "none");
            }
            else if (bullet.Starts("cluster", "host", "metadata", "resource"))
            {
                HappenedReader.Text(FactKeys.CaseMetadata, bullet, facts);
                foreach (var (text, number) in bullet.Lines)
                {
                    PlaceReader.Read(text, number, facts);
                }
            }
        }
    }

    /// <summary>What stands in ticks, each; where nothing does, the words as one value. Only the form's own words are a none.</summary>
    private static void List(string key, CaseBullet bullet, CaseFileFacts facts, params ReadOnlySpan<string> none)
    {
        var words = MarkdownWords.Plain(bullet.First).Trim('"', '_', '*', ' ');
        foreach (var start in none)
        {
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                facts.AddNone(key, bullet.At.Number);
                return;
            }
        }
        foreach (var (text, number) in bullet.Lines)
        {
            var any = false;
            foreach (var code in MarkdownWords.Codes(text))
            {
                facts.Add(key, code, number);
                any = true;
            }
            if (!any)
            {
                facts.Add(key, MarkdownWords.Plain(MarkdownWords.Unlisted(text)), number);
            }
        }
    }
}
