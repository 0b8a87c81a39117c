namespace Quell.Journal;

/// <summary>Remembers that the first-run notice was shown, where the runbook wants it: in the person's home folder.</summary>
/// <param name="home">The home folder; null or empty where none is known.</param>
public sealed class FirstRunMarker(string? home)
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Full path of the marker; empty where no home folder is known.</summary>
    public string FullName { get; } =
        string.IsNullOrWhiteSpace(home) || !Path.IsPathFullyQualified(home)
            ? ""
            : Path.Combine(home, ".config", "sysdig-bloom", "disclaimer-shown-v1");

    /// <summary>True when the notice was shown before; what cannot be looked at counts as not shown.</summary>
    public bool Exists => FullName.Length > 0 && File.Exists(FullName);

    /// <summary>Creates the marker; one that exists is left alone.</summary>
    /// <returns>Null when it is there now, otherwise why not, in words. It never throws.</returns>
    public string? Create(string content)
    {
        if (FullName.Length == 0)
        {
            return "no home folder is known";
        }
        try
        {
            MakeFolder(Path.GetDirectoryName(FullName)!);
            using var file = new FileStream(FullName, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(file);
            writer.WriteLine(content);
            return null;
        }
        catch (IOException) when (Exists)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return $"{FullName} may not be written";
        }
        catch (IOException failure)
        {
            return $"{FullName} could not be written: {failure.Message}";
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFolder);
        }
    }
}
