using Quell.Domain;

namespace Quell.Runbook.Report;

/// <summary>How the case stands, why, and what that means for its exit code.</summary>
/// <param name="Status">The watcher's verdict; null where nothing was watched to its end.</param>
/// <param name="CodeWhy">Why the exit code is what it is, also where it is not what the verdict alone would make it.</param>
/// <param name="Since">What was taken back after the verdict was reached, which it says nothing about; null for nothing.</param>
public sealed record ReportedVerdict(Status? Status, string Why, ExitCode Code, string CodeWhy, string? Since)
{
    /// <summary>What stands where there is no verdict.</summary>
    public const string None = "no verdict";

    public string Word => Status?.Word() ?? None;
}
