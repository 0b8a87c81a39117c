namespace Quell.Lab.Programs;

/// <summary>What a run of a program printed, and its exit code.</summary>
internal sealed record Printed(int Code, string Output, string Error)
{
    /// <summary>What it changed; null for a reading, a rehearsal or a refusal.</summary>
    public ProgramWrite? Write { get; init; }

    public static Printed Done(string output) => new(0, output, string.Empty);

    public static Printed Failed(string error, int code = 1) => new(code, string.Empty, error + "\n");
}
