namespace Quell.Adapters.Tests;

/// <summary>Real programs that some tests need and not every machine has.</summary>
internal static class RealParts
{
    /// <summary>Names the parts, joined by commas, whose absence is a failure and no reason to skip.</summary>
    private const string Required = "QUELL_TESTS_REQUIRE";

    /// <summary>Skips the test and says why; fails it where the part was promised.</summary>
    public static void Missing(string part, string why)
    {
        var promised = (Environment.GetEnvironmentVariable(Required) ?? string.Empty).Split(',');
        Assert.False(promised.Contains(part, StringComparer.Ordinal), $"{part} was promised by {Required}: {why}");
        Assert.Skip(why);
    }
}
