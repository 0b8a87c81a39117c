using Quell.Runbook.Ports;

namespace Quell.Journal;

/// <summary>Finds the case file that an investigation left for an event, in a folder where anybody may write.</summary>
/// <remarks>
/// Names are <c>sysdig-runtime-investigate-&lt;short&gt;-&lt;yyyymmdd-hhmm&gt;.md</c>; the short form of the event id has
/// no stated length, so any beginning of at least six characters counts, and the <c>**Event ID:**</c> line decides.
/// The newest match counts, and when that one is not to be trusted it is named and ignored: an older one is not put
/// in its place unseen. Nothing here is more than a reading: the text is the file's, unescaped.
/// </remarks>
/// <param name="folder">Where investigations leave their files, <c>/tmp</c>.</param>
/// <param name="userId">Whose files are trusted; null is the effective user of this process.</param>
public sealed class PriorCaseFiles(string folder, uint? userId = null)
{
    private const int MostOpened = 64;

    /// <summary>The newest case file that names the event, or the newest match and why it was ignored.</summary>
    public PriorCase Find(string eventId)
    {
        foreach (var candidate in Candidates(eventId))
        {
            switch (OwnFileReader.Read(candidate.FullName, userId))
            {
                case OwnFileReader.Result.Distrusted distrusted:
                    return new PriorCase.Ignored(candidate.FullName, distrusted.Why);
                case OwnFileReader.Result.Content content when IsAbout(content.Text, eventId):
                    return new PriorCase.Read(
                        candidate.FullName,
                        PriorCaseText.TitleOf(content.Text),
                        PriorCaseText.HeaderOf(content.Text),
                        PriorCaseText.SummaryOf(content.Text),
                        candidate.ModifiedAt
                    );
            }
        }
        return new PriorCase.None();
    }

    private static bool IsAbout(string text, string eventId) =>
        string.Equals(PriorCaseText.EventIdOf(text), eventId, StringComparison.Ordinal);

    private List<PriorCaseName> Candidates(string eventId)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos("sysdig-runtime-investigate-*.md")
                    .Select(file => PriorCaseName.Match(file, eventId))
                    .OfType<PriorCaseName>()
                    .OrderByDescending(name => name.Stamp, StringComparer.Ordinal)
                    .ThenByDescending(name => name.ModifiedAt)
                    .ThenBy(name => name.FullName, StringComparer.Ordinal)
                    .Take(MostOpened),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
