using System.Runtime.CompilerServices;

namespace Quell.Knowledge.Tests.Documents;

/// <summary>Documents that are made from data and code, and compared with what stands in the repository.</summary>
internal static class Generated
{
    /// <summary>Compares; with the variable <c>QUELL_WRITE_DOCUMENTS</c> set it writes instead.</summary>
    public static void ShouldStandIn(this string text, string document)
    {
        var path = Path.Combine(Root(), document);
        if (Environment.GetEnvironmentVariable("QUELL_WRITE_DOCUMENTS") is { Length: > 0 })
        {
            File.WriteAllText(path, text);
        }
        File.Exists(path).ShouldBeTrue(document);
        File.ReadAllText(path)
            .ReplaceLineEndings("\n")
            .ShouldBe(text, $"{document} is made by this test: run it with QUELL_WRITE_DOCUMENTS=1 to write it anew");
    }

    public static IEnumerable<string> TestNames() =>
        Directory
            .EnumerateFiles(Path.Combine(Root(), "test"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
