namespace Quell.EndToEnd.Tests.Processes;

/// <summary>What is typed at a program's questions, by their kind.</summary>
internal static class Scripts
{
    /// <summary>Chooses these types and says yes to them; goes on with what was unfinished.</summary>
    public static Func<string, string[], string?> Choose(params string[] types) =>
        (kind, accepts) =>
            kind switch
            {
                "resume" => "resume",
                "case-gate" => "light",
                "grant" => "no",
                "mismatch" => "skip",
                "select" => types.Length == 0 ? "none" : string.Join(' ', types),
                "confirm" => "yes",
                "approve" or "name" => accepts[0],
                "wait" => "wait",
                "still-active" => "none",
                _ => "stop",
            };
}
