using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Reports;

/// <summary>A report in a file of its own, for this user alone and never over anything: all of it or none.</summary>
public static class ReportFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="passing">The name beside it that the report has until it is whole; nothing has that name yet.</param>
    /// <returns>What went wrong, with the fix; null when the file is there.</returns>
    public static Trouble? Write(string path, string passing, string report)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }
        try
        {
            using (var file = new FileStream(passing, options))
            {
                file.Write(Encoding.UTF8.GetBytes(report));
                file.Flush(flushToDisk: true);
            }
            File.Move(passing, path, overwrite: false);
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
        finally
        {
            Gone(passing);
        }
    }

    private static void Gone(string passing)
    {
        try
        {
            File.Delete(passing);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The folder is not there or takes nothing: then there is nothing to take away.
        }
    }
}
