using System.Collections.Immutable;

namespace Quell.Runbook.Preflight;

/// <summary>One thing that was looked at: how it is, what was found, and what helps.</summary>
/// <param name="Finding">Escaped already where it comes from outside.</param>
/// <param name="Fix">Null where nothing has to be done.</param>
public sealed record DoctorCheck(string Name, DoctorStatus Status, string Finding, string? Fix = null)
{
    private const int WidestWord = 11;
    private const int WidestName = 18;

    /// <summary>Each check as a line, and its fix on a line of its own.</summary>
    public static ImmutableArray<string> Lines(IEnumerable<DoctorCheck> checks) =>
        [.. checks.SelectMany(check => check.Lines())];

    private IEnumerable<string> Lines()
    {
        yield return $"{Word.PadRight(WidestWord)}  {Name.PadRight(WidestName)}  {Finding}";
        if (Fix is not null)
        {
            yield return $"{new string(' ', WidestWord + WidestName + 4)}fix: {Fix}";
        }
    }

    private string Word =>
        Status switch
        {
            DoctorStatus.Ok => "ok",
            DoctorStatus.Missing => "missing",
            DoctorStatus.Failed => "FAILED",
            _ => "not checked",
        };
}
