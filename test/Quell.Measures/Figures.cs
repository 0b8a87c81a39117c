using System.Globalization;

namespace Quell.Measures;

/// <summary>What a test counted, for the commands that print figures: one line each in the file that QUELL_TESTS_FIGURES names.</summary>
public static class Figures
{
    private static readonly string? s_file = Environment.GetEnvironmentVariable("QUELL_TESTS_FIGURES");
    private static readonly Lock s_lock = new();

    /// <summary>Adds to the figure of that name; without a file nothing is kept.</summary>
    /// <param name="name">Such as <c>approvals.steps</c>; figures of one name are added up.</param>
    public static void Add(string name, long value)
    {
        if (s_file is null)
        {
            return;
        }
        lock (s_lock)
        {
            File.AppendAllText(s_file, string.Create(CultureInfo.InvariantCulture, $"{name} {value}\n"));
        }
    }
}
