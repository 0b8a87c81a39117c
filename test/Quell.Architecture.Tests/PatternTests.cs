using System.Reflection;
using System.Text.RegularExpressions;

namespace Quell.Architecture.Tests;

/// <summary>
/// A time limit on a match runs by the clock of the wall: on a busy machine it ends a match that is in order. So no pattern
/// has one, and each is shown to need none; the few that have one are matched where its end is caught.
/// </summary>
public sealed class PatternTests
{
    private const int Longest = 32 * 1024;

    /// <summary>Redaction looks behind and ahead of what it finds; it catches the end of its limit (<c>Redaction</c>).</summary>
    private const string Caught = "SecretPatterns";

    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(60);

    /// <summary>What the patterns are made of, and what has led patterns astray.</summary>
    private static readonly string[] s_pumped =
    [
        .. "aA0-_./:=+@,~ (){}[]\"'\\<>%#?!*^|&;é\n\t".Select(sign => sign.ToString()),
        "a-",
        "a.",
        "a/",
        "/a",
        "a:",
        "a=",
        "a@",
        "a_",
        "A_",
        "A-1",
        "0.",
        "0-",
        "-0",
        "1:",
        "a a",
        "\\\"",
        "{a|",
        "{a",
        "a,",
        "(a",
        "arn:aws:",
        "https://",
        "CVE-2024-",
        "T1552",
        "gke_",
        "config profile (",
        "profile ",
        "error: ",
        "status code: ",
        "no ",
        "not ",
        "responder ",
        "resource type \"",
        "Error from server ",
        "dial tcp ",
        "An error occurred (",
        "i-0",
        "user=",
        "exec ",
        "type=",
    ];

    public static TheoryData<string> Patterns => [.. All.Select(pattern => pattern.Name)];

    private static IReadOnlyList<(string Name, string Type, Regex Regex)> All { get; } =
    [
        .. Shipped
            .Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .Select(method =>
                (
                    $"{method.DeclaringType!.Name}.{method.Name}",
                    method.DeclaringType!.Name,
                    (Regex)method.Invoke(null, null)!
                )
            ),
    ];

    [Fact]
    public void All_are_found() => All.Count.ShouldBeGreaterThan(100);

    [Fact]
    public void None_has_a_limit_that_a_busy_machine_could_end_but_those_whose_end_is_caught() =>
        All.Where(pattern => pattern.Regex.MatchTimeout != Regex.InfiniteMatchTimeout)
            .Select(pattern => pattern.Type)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe([Caught]);

    [Fact]
    public void One_that_never_ends_would_be_found()
    {
        var endless = new Regex(@"\A/([a-z]+/?)*\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));

        Should.Throw<RegexMatchTimeoutException>(() => endless.Count($"/{new string('a', 64)}!"));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void No_text_of_thirty_two_thousand_signs_keeps_it_busy(string name)
    {
        var pattern = All.First(known => known.Name == name).Regex;
        // The same pattern with a limit, so that one that never ends fails instead.
        var limited = new Regex(pattern.ToString(), pattern.Options & ~RegexOptions.Compiled, s_most);

        foreach (var pumped in s_pumped)
        {
            var body = string.Concat(Enumerable.Repeat(pumped, Longest / pumped.Length));
            foreach (var text in new[] { body, $"{body}\0", $"/{body}!", $"A{body}\u0001" })
            {
                Should.NotThrow(() => limited.Count(text), $"{name} on {pumped}");
            }
        }
    }
}
