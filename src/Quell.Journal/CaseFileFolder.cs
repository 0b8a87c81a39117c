using System.Globalization;
using Quell.Runbook.CaseFiles;
using Quell.Runbook.Ports;

namespace Quell.Journal;

/// <summary>The folder where investigations leave their case files, in which anybody may write.</summary>
/// <remarks>
/// Names are <c>sysdig-runtime-investigate-&lt;short&gt;-&lt;yyyymmdd-hhmm&gt;.md</c> or <c>.html</c>; the short form of the
/// event id has no stated length, so any beginning of at least six characters counts, and the <c>**Event ID:**</c> line
/// decides. The newest match counts, and when that one is not to be trusted it is named and ignored: an older one is not
/// put in its place unseen. What is read is the file's own text, unescaped.
/// </remarks>
/// <param name="folder">Where investigations leave their files, <c>/tmp</c>.</param>
/// <param name="userId">Whose files are trusted; null is the effective user of this process.</param>
public sealed class CaseFileFolder(string folder, uint? userId = null) : ICaseFiles
{
    private const int MostOpened = 64;
    private const int MostNames = 100;

    public PriorCase Find(string eventId)
    {
        foreach (var candidate in Candidates(eventId))
        {
            switch (OwnFileReader.Read(candidate.FullName, userId))
            {
                case OwnFileReader.Result.Distrusted distrusted:
                    return new PriorCase.Ignored(candidate.FullName, distrusted.Why);
                case OwnFileReader.Result.Content content when IsAbout(content.Text, eventId):
                    return new PriorCase.Read(candidate.FullName, content.Text, candidate.WrittenAt);
            }
        }
        return new PriorCase.None();
    }

    public CaseFileWriting Create(string shortId, DateTimeOffset at, ReadOnlySpan<byte> content)
    {
        PassingFile.RemoveAbandoned(folder, at);
        try
        {
            foreach (var stamp in Stamps(at.UtcDateTime))
            {
                var path = Path.GetFullPath(Path.Combine(folder, CaseFileName.Of(shortId, stamp)));
                if (!Path.Exists(path) && Written(path, content))
                {
                    return new CaseFileWriting.Written(path);
                }
            }
            return new CaseFileWriting.Failed($"every name of that minute is taken in {folder}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new CaseFileWriting.Failed($"{folder} cannot be written: {failure.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Under a passing name first: half a case file would be read as a whole one.</summary>
    /// <returns>False where somebody was faster with the name.</returns>
    private static bool Written(string path, ReadOnlySpan<byte> content)
    {
        var passing = PassingFile.For(path);
        try
        {
            using (var file = PrivateFile.CreateNew(passing))
            {
                PrivateFile.WriteThrough(RealDisk.Instance, file.SafeFileHandle, passing, content);
            }
            return PutInPlace(passing, path);
        }
        finally
        {
            File.Delete(passing);
        }
    }

    private static bool PutInPlace(string passing, string path)
    {
        try
        {
            File.Move(passing, path, overwrite: false);
            return true;
        }
        catch (IOException) when (PathGuard.Look(path) is not null)
        {
            return false;
        }
    }

    /// <summary>The documented stamp first; where its minute is taken, the seconds from then on, which sort after it.</summary>
    private static IEnumerable<string> Stamps(DateTime at) =>
        Enumerable
            .Range(0, MostNames)
            .Select(later => at.AddSeconds(later).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture))
            .Prepend(at.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture));

    private static bool IsAbout(string text, string eventId) =>
        string.Equals(CaseFileReader.EventIdOf(text), eventId, StringComparison.OrdinalIgnoreCase);

    private List<CaseFileName> Candidates(string eventId)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos("sysdig-runtime-investigate-*")
                    .Select(file => CaseFileName.Match(file, eventId))
                    .OfType<CaseFileName>()
                    .OrderByDescending(name => name.Stamp, StringComparer.Ordinal)
                    .ThenByDescending(name => name.IsMarkdown)
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
