using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Surfaces;
using Quell.Terminal.Configuration;

namespace Quell;

/// <summary>The user's own configuration file, read only where nobody else can have written it.</summary>
internal static class ConfigurationFile
{
    private const int MostBytes = 64 * 1024;
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What the file and the environment say.</summary>
    public static Settings Read(Machine machine)
    {
        var path = machine.ConfigurationPath;
        try
        {
            if (path is null || !Path.Exists(path))
            {
                return SettingsReader.Read(path, null, machine.Variable, machine.Home);
            }
            if (Refusal(path) is { } why)
            {
                return NotUsable(path, why);
            }
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
            return SettingsReader.Read(path, text.TrimStart('\uFEFF'), machine.Variable, machine.Home);
        }
        catch (DecoderFallbackException)
        {
            return NotUsable(path!, "it is not UTF-8");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return NotUsable(path!, unreadable.Message);
        }
    }

    private static string? Refusal(string path)
    {
        if (!File.Exists(path))
        {
            return "it is a folder";
        }
        if (new FileInfo(path).Length > MostBytes)
        {
            return $"it is longer than {MostBytes / 1024} KiB";
        }
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None)
        {
            return "it is executable, and a configuration file is no program; run chmod a-x on it";
        }
        return FileGuard.Refusal(path)
            ?? (
                FileGuard.Refusal(Path.GetDirectoryName(path)!) is { } folder
                    ? $"of the folder that holds it: {folder}"
                    : null
            );
    }

    private static Settings.NotUsable NotUsable(string path, string why) =>
        new(
            new Trouble(
                $"The configuration file {Printable.Of(path, 300)} cannot be used.",
                $"{Printable.Of(why, 300)}.",
                "Put that right, or move the file away; docs/reference/configuration.md says what it may hold."
            )
        );
}
