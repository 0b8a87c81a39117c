using Quell.Journal;

namespace Quell;

/// <summary>Whether the folder for the cases can come to be.</summary>
internal static class StatePlace
{
    /// <summary>Null where the folder, or the nearest one above it that exists, takes new entries; otherwise why not.</summary>
    public static string? WhyNotWritable(string folder, DateTimeOffset now)
    {
        var at = folder;
        while (!Directory.Exists(at))
        {
            if (File.Exists(at))
            {
                return $"{at} is a file";
            }
            if (Path.GetDirectoryName(at) is not { } above)
            {
                return "there is no such place";
            }
            at = above;
        }
        PassingFile.RemoveAbandoned(at, now);
        try
        {
            using (
                new FileStream(
                    PassingFile.For(Path.Combine(at, "probe")),
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                )
            )
            {
                return null;
            }
        }
        catch (Exception no) when (no is IOException or UnauthorizedAccessException)
        {
            return $"nothing can be made in {at}";
        }
    }
}
