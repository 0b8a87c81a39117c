using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences;

internal static class ConsequenceAssertions
{
    public static void ShouldSay(this Consequence line, Severity severity, string words)
    {
        line.Sentence.ShouldContain(words);
        line.Severity.ShouldBe(severity);
    }
}
