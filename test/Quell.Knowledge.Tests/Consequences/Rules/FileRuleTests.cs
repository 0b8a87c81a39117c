using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class FileRuleTests
{
    [Theory]
    [InlineData("FILE_QUARANTINE", "", Severity.Degraded, "/tmp/xmrig is what the process xmrig runs from")]
    [InlineData(
        "FILE_QUARANTINE",
        "process.executable: /bin/sh",
        Severity.None,
        "is not what the process of the event runs from"
    )]
    [InlineData("FILE_QUARANTINE", "process.executable: -", Severity.Unknown, "Whether a process runs from /tmp/xmrig")]
    [InlineData(
        "FILE_QUARANTINE",
        "process.executable: /bin/sh <> /tmp/xmrig",
        Severity.Degraded,
        "Sources disagree on process.executable"
    )]
    [InlineData("FILE_QUARANTINE", "", Severity.Delay, "is back when the container starts again")]
    public void A_file_that_is_taken_away_ends_nothing(string type, string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-FILE", type, facts, severity, words);
}
