namespace Quell.Bench;

/// <summary>Bytes of the native program on the disk.</summary>
internal static class BinarySize
{
    private const string Name = "size of the native program";
    private const string Budget = "under 40 MB";
    private const double Most = 40_000_000;

    public static Measured Measure(Native quell) =>
        quell.Exists
            ? new Measured(Name, $"{quell.Bytes / 1e6:0.0} MB", "40 MB", quell.Bytes / Most, Budget, quell.Bytes < Most)
            : Measured.NotHere(Name, Budget, "no native program was given");
}
