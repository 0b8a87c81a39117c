namespace Quell.Lab.Programs;

/// <summary>What a run of a program printed, and its exit code.</summary>
internal sealed record Printed(int Code, string Output, string Error)
{
    public static Printed Done(string output) => new(0, output, string.Empty);

    public static Printed Failed(string error, int code = 1) => new(code, string.Empty, error + "\n");
}
