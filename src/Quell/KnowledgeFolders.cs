using System.Text;
using Quell.Domain.Json;
using Quell.Domain.Text;
using Quell.Knowledge;
using Quell.Runbook.Ports;
using Quell.Surfaces;

namespace Quell;

/// <summary>The user's own knowledge files, read whole or not at all.</summary>
internal static class KnowledgeFolders
{
    private const int MostFiles = 500;
    private const int MostBytes = 256 * 1024;
    private static readonly string[] s_folders = ["Cards", "Patterns", "Words"];

    /// <param name="asked">The folder of <c>--knowledge</c>, as typed; its files have the last word.</param>
    public static (ResponseKnowledge? Knowledge, Trouble? Trouble) Load(string? asked, Machine machine)
    {
        var files = new List<KnowledgeFile>();
        var named = asked is null ? null : Path.GetFullPath(asked, machine.CurrentFolder);
        if (named is not null && !Directory.Exists(named))
        {
            return (
                null,
                new Trouble(
                    "The folder of --knowledge is not there.",
                    $"{Printable.Of(named, 300)} is no folder that can be read.",
                    "Name a folder that holds Patterns, Cards or Words, or leave the option out."
                )
            );
        }
        foreach (
            var folder in new[] { machine.KnowledgeFolder, named }.OfType<string>().Distinct(StringComparer.Ordinal)
        )
        {
            if (Directory.Exists(folder) && Read(folder, files) is { } trouble)
            {
                return (null, trouble);
            }
        }
        if (files.Count == 0)
        {
            return (ResponseKnowledge.Embedded, null);
        }
        var reading = KnowledgeReader.ReadWith(files);
        return reading.Problems.IsEmpty ? (reading.Base, null) : (null, Unreadable(reading, files));
    }

    /// <returns>Null when all of it was read.</returns>
    private static Trouble? Read(string folder, List<KnowledgeFile> files)
    {
        try
        {
            foreach (var path in Yaml(folder))
            {
                if (Refusal(path, files.Count) is { } why)
                {
                    return Bad(path, why);
                }
                var bytes = File.ReadAllBytes(path);
                var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
                var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
                files.Add(new KnowledgeFile(name, text, path) { Digest = Digest.OfBytes(bytes) });
            }
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Bad(folder, "a file in it is not UTF-8");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Bad(folder, unreadable.Message);
        }
    }

    private static List<string> Yaml(string folder) =>
        [
            .. s_folders
                .Select(name => Path.Combine(folder, name))
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles)
                .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
                .Order(StringComparer.Ordinal),
        ];

    private static string? Refusal(string path, int before)
    {
        if (before >= MostFiles)
        {
            return $"there are more than {MostFiles} files";
        }
        if (new FileInfo(path).Length > MostBytes)
        {
            return $"it is longer than {MostBytes / 1024} KiB";
        }
        if (Path.GetExtension(path) is not ".yaml")
        {
            return "its name has to end in .yaml";
        }
        return FileGuard.Refusal(path);
    }

    private static Trouble Bad(string path, string why) =>
        new(
            $"The knowledge in {Printable.Of(path, 300)} cannot be used.",
            $"{Printable.Of(why, 300)}; none of it is used by halves.",
            "Correct that, or take it out of the folder."
        );

    private static Trouble Unreadable(KnowledgeReading reading, List<KnowledgeFile> files)
    {
        var first = reading.Problems.FirstOrDefault(problem => Own(problem.File) is not null) ?? reading.Problems[0];
        var more = reading.Problems.Length - 1;
        return new Trouble(
            $"The knowledge file {Printable.Of($"{Own(first.File) ?? first.File}:{first.Line}", 300)} cannot be used.",
            $"{Printable.Of(first.What, 300)}{(more == 0 ? "" : $" (and {more} more)")}; nothing is used by halves.",
            "Correct that line, or take the file out of the folder; docs/reference/patterns.md shows the form."
        );

        string? Own(string path) =>
            files.LastOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal))?.From;
    }
}
