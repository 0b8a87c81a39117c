using System.Text;

namespace Quell.Journal;

/// <summary>A small text file of this user alone: replaced in one durable step, read only if nobody else may have written it.</summary>
/// <param name="path">Full path; its folder exists.</param>
public sealed class OwnTextFile(string path)
{
    public string FullName => path;

    /// <summary>The whole text; null where there is no such file or it is not this user's own regular file of at most 1 MiB.</summary>
    public string? Read() =>
        File.Exists(path) && OwnFileReader.Read(path, userId: null) is OwnFileReader.Result.Content { Text: var text }
            ? text
            : null;

    /// <returns>Null when the text is on disk, otherwise why not. It never throws.</returns>
    public string? Replace(string text)
    {
        try
        {
            PrivateFile.Replace(RealDisk.Instance, path, path + ".new", Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"{path} could not be written: {failure.Message}";
        }
    }
}
