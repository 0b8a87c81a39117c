using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Reports;

/// <summary>A report in a file of its own, for this user alone and never over anything.</summary>
public static class ReportFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>What went wrong, with the fix; null when the file is there.</returns>
    public static Trouble? Write(string path, string report)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }
        try
        {
            using var file = new FileStream(path, options);
            file.Write(Encoding.UTF8.GetBytes(report));
            return null;
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return new Trouble(
                $"The report was not written to {Printable.Of(path, 200)}.",
                File.Exists(path)
                    ? "A file of that name is there, and a report is never written over anything."
                    : Printable.Of(unwritten.Message, 200),
                "Name another file with --output, or leave it out and take standard output."
            );
        }
    }
}
