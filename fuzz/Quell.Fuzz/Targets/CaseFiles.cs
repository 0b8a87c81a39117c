using System.Text;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Fuzz.Checks;
using Quell.Runbook.CaseFiles;

namespace Quell.Fuzz.Targets;

/// <summary>A case file that anybody may have put into a folder of everybody's.</summary>
internal static class CaseFiles
{
    private const int MostFacts = 10_000;
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static void Run(byte[] data)
    {
        var text = Encoding.UTF8.GetString(data);
        var file = CaseFileReader.Read("/tmp/case.md", text, s_at);
        Laws.Printable(Printable.Lines(file.Title));
        Laws.Printable(Printable.Lines(file.Header));
        Laws.Printable(Printable.Lines(file.Summary));
        Laws.Hold(file.Facts.Length <= MostFacts, "the facts of a case file are not bounded");
        foreach (var fact in file.Facts)
        {
            Laws.Hold(CaseFile.IsSource(fact.Citation.Source), "a fact of a case file claims another source");
        }
        var after = new Aftermath(Example.Threat);
        after.Append(Aftermath.Kept(new CaseEntry.CaseFileRead("/tmp/case.md", new string('0', 64), file.Facts)));
        after.Check();
    }
}
