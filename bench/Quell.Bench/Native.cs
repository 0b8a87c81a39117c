using System.Diagnostics;

namespace Quell.Bench;

/// <summary>The native program, and others beside it, as processes.</summary>
internal sealed class Native(string path)
{
    public string FullName => Path.GetFullPath(path);

    public bool Exists => File.Exists(path);

    public long Bytes => new FileInfo(path).Length;

    /// <summary>Milliseconds from the start of a program to its end, with its output thrown away.</summary>
    public static double Time(string program, params IEnumerable<string> arguments)
    {
        var start = Start(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return start;
    }

    /// <summary>The first of that name on the path; null where there is none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
