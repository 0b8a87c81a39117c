using System.Runtime.CompilerServices;

namespace Quell.Terminal.Tests.Reference;

/// <summary>Documents that are made from the command line and the settings, and compared with what stands in the repository.</summary>
internal static class Generated
{
    /// <summary>Compares; with the variable <c>QUELL_WRITE_DOCUMENTS</c> set it writes instead.</summary>
    public static void ShouldStandIn(this string text, string document)
    {
        var path = PathOf(document);
        if (Environment.GetEnvironmentVariable("QUELL_WRITE_DOCUMENTS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        File.Exists(path).ShouldBeTrue(document);
        File.ReadAllText(path)
            .ReplaceLineEndings("\n")
            .ShouldBe(text, $"{document} is made by this test: run it with QUELL_WRITE_DOCUMENTS=1 to write it anew");
    }

    public static string PathOf(string document, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", document));
}
