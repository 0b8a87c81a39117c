using Quell.Runbook.CaseFiles;

namespace Quell.Runbook.Tests.CaseFiles;

/// <summary>Case files as they are met: the documented form, and each way in which real ones stray from it.</summary>
internal static class Corpus
{
    public static readonly DateTimeOffset WrittenAt = new(2026, 3, 1, 10, 5, 0, TimeSpan.Zero);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "CaseFiles", "Corpus");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static CaseFile Read(string name) => CaseFileReader.Read(name, Text(name), WrittenAt);
}
