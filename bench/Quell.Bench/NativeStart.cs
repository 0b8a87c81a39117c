namespace Quell.Bench;

/// <summary><c>quell --version</c> against <c>kubectl version --client</c>, turn by turn.</summary>
internal static class NativeStart
{
    private const string Name = "start of the native program";
    private const string Budget = "under kubectl version --client";
    private const int Turns = 25;

    public static Measured Measure(Native quell)
    {
        if (!quell.Exists)
        {
            return Measured.NotHere(Name, Budget, "no native program was given");
        }
        if (Native.Find("kubectl") is not { } kubectl)
        {
            return Measured.NotHere(Name, Budget, "there is no kubectl on this machine");
        }
        Native.Time(quell.FullName, "--version");
        Native.Time(kubectl, "version", "--client");
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            ours.Add(Native.Time(quell.FullName, "--version"));
            theirs.Add(Native.Time(kubectl, "version", "--client"));
        }
        var (mine, other) = (Middle.Of(ours), Middle.Of(theirs));
        return new Measured(Name, $"{mine:0.0} ms", $"{other:0.0} ms", mine / other, Budget, mine < other);
    }
}
