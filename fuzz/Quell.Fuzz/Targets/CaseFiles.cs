using System.Text;
using Quell.Domain.Text;
using Quell.Fuzz.Checks;
using Quell.Journal;

namespace Quell.Fuzz.Targets;

/// <summary>A case file that anybody may have put into a folder of everybody's.</summary>
internal static class CaseFiles
{
    private const int Longest = 8 * 1024;

    public static void Run(byte[] data)
    {
        var text = Encoding.UTF8.GetString(data);
        string[] parts =
        [
            PriorCaseText.EventIdOf(text),
            PriorCaseText.TitleOf(text),
            PriorCaseText.HeaderOf(text),
            PriorCaseText.SummaryOf(text),
        ];
        foreach (var part in parts[1..])
        {
            Laws.Hold(part.Length <= Longest, "a part of a case file is not bounded");
            Laws.Printable(Printable.Lines(part));
        }
    }
}
