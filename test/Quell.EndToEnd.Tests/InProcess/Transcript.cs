using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A whole run at the plain face, on a fake clock, as text that is the same on every machine and every day.</summary>
internal static partial class Transcript
{
    /// <summary>Plays a scenario of the embedded tenant from its event to the end.</summary>
    /// <param name="hasPrograms">True where kubectl and aws are there, played by the tenant.</param>
    public static async Task<string> OfAsync(string scenario, AnswerScript script, bool hasPrograms = false)
    {
        await using var incident = new Incident(scenario)
        {
            Around = surface => new FaultySurface(surface, script.Faults),
            HasPrograms = hasPrograms,
            InTurn = true,
        };
        using var person = new PlainPerson(script.Answer);
        var code = await incident.RunAsync(person, TestContext.Current.CancellationToken);
        incident.Cases.Verify(incident.Only).Intact.ShouldBeTrue();
        return Folded(Normalised(incident.Scrub(person.Transcript))) + $"exit code {(int)code}\n";
    }

    /// <summary>Compares with <c>Approved/&lt;test&gt;.approved.txt</c>.</summary>
    public static void ShouldBeApproved(this string transcript, [CallerMemberName] string test = "") =>
        transcript.ShouldMatchApproved(options =>
            options
                .SubFolder("Approved")
                .WithFilenameGenerator((_, _, kind, extension) => $"{test}.{kind}.{extension}")
                .NoDiff()
        );

    private static string Normalised(string text)
    {
        text = CaseName().Replace(text, "<case>");
        text = Numbered(ExecutionId(), text, "execution");
        text = Timestamp().Replace(text, "<time>");
        text = ClockTime().Replace(text, "<time>");
        text = Nanoseconds().Replace(text, "<ns>");
        text = DigestWord().Replace(text, "digest <digest>");
        text = JournalHead().Replace(text, "Journal head: <hash> (entry <n>)");
        text = KeptSize().Replace(text, "<n> raw answers, <n> bytes");
        text = Numbered(ActionWord(), text, "action");
        return AuditRow().Replace(text, "<time>  <n>  ");
    }

    /// <summary>The same thing keeps the same number.</summary>
    private static string Numbered(Regex pattern, string text, string word)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return pattern.Replace(
            text,
            match =>
            {
                known.TryAdd(match.Value, known.Count + 1);
                return $"<{word} {known[match.Value]}>";
            }
        );
    }

    /// <summary>A line that comes several times in a row is written once.</summary>
    private static string Folded(string text)
    {
        var lines = new List<(string Line, int Times)>();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0 && lines.Count > 0 && lines[^1].Line == line)
            {
                lines[^1] = (line, lines[^1].Times + 1);
            }
            else
            {
                lines.Add((line, 1));
            }
        }
        return string.Concat(
            lines.Select(known => known.Times == 1 ? $"{known.Line}\n" : $"{known.Line} (x{known.Times})\n")
        );
    }

    [GeneratedRegex(
        @"\b\d{8}-\d{6}-[0-9a-f]{8}-[0-9a-f]{4}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex CaseName();

    [GeneratedRegex(
        @"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex ExecutionId();

    [GeneratedRegex(
        @"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Timestamp();

    [GeneratedRegex(
        @"\b\d\d:\d\d:\d\dZ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex ClockTime();

    [GeneratedRegex(
        @"\b1[0-9]{18}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Nanoseconds();

    [GeneratedRegex(
        @"\bdigest [0-9a-f]{12}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex DigestWord();

    [GeneratedRegex(
        @"Journal head: [0-9a-f]{64} \(entry \d+\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex JournalHead();

    [GeneratedRegex(
        @"\b\d+ raw answers, \d+ bytes\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex KeptSize();

    [GeneratedRegex(
        @"\b[0-9a-f]{8}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex ActionWord();

    [GeneratedRegex(
        @"<time>  \d+  ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex AuditRow();
}
