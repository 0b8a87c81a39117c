namespace Quell.EndToEnd.Tests.Reports;

/// <summary>Files of the repository.</summary>
internal static class Root
{
    public static string Of(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Quell.slnx")))
        {
            folder = folder.Parent!;
        }
        return Path.Combine(folder.FullName, path);
    }
}
