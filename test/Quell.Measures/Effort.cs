using System.Globalization;

namespace Quell.Measures;

/// <summary>How much of a search is made: the usual in each build, more in a nightly run, little while a mutant waits.</summary>
public static class Effort
{
    private static readonly double s_times = double.TryParse(
        Environment.GetEnvironmentVariable("QUELL_TESTS_EFFORT"),
        CultureInfo.InvariantCulture,
        out var times
    )
        ? times
        : 1;

    /// <summary>True where each of a list is to be tried, as the commands that print figures ask; in a build some stand for all.</summary>
    public static bool IsWhole { get; } =
        s_times > 1 || Environment.GetEnvironmentVariable("QUELL_TESTS_WHOLE") is { Length: > 0 };

    /// <summary>That many times the effort that QUELL_TESTS_EFFORT names, and at least once.</summary>
    public static int Of(int usual) => Math.Max(1, (int)(usual * s_times));
}
