using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Cases;
using Quell.EndToEnd.Tests.Processes;
using Quell.Journal;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>What is wrong with the files in a sandbox after a kill.</summary>
internal static partial class LeftBehind
{
    /// <summary>Cases whose journal or evidence does not hold.</summary>
    public static IEnumerable<string> Broken(Sandbox sandbox)
    {
        if (!Directory.Exists(sandbox.State))
        {
            yield break;
        }
        var folder = StateFolder.Open(sandbox.State).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        var cases = new CaseStore(folder, new FakeTimeProvider());
        foreach (var id in cases.List())
        {
            // A case of which nothing was acknowledged yet is none: it has a head that knows of no entry.
            if (cases.Verify(id) is { Intact: false } verdict && cases.Read(id) is { Count: > 0 })
            {
                yield return $"{id}: {verdict.Finding}";
            }
            if (cases.VerifyEvidence(id) is { Sound: false } evidence)
            {
                yield return $"{id}: {string.Join(' ', evidence.Findings)}";
            }
        }
    }

    /// <summary>Files that stand under their names and are not whole.</summary>
    public static IEnumerable<string> Halves(Sandbox sandbox) =>
        Files(sandbox)
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal))
            .Where(path => !LastLine().IsMatch(File.ReadAllText(sandbox.PathOf(path))))
            .Select(path => $"{path} is not whole");

    /// <summary>
    /// Names that nothing would ever read or take away. What a run that was cut short left in a case that nobody goes on
    /// with lies inside that case, and a passing file outside of the cases is hidden until a later run takes it away.
    /// </summary>
    public static IEnumerable<string> Strays(Sandbox sandbox)
    {
        var latest = sandbox.Cases.Select(Path.GetFileName).Max(StringComparer.Ordinal)!;
        return Files(sandbox)
            .Where(path => !Known().IsMatch(path) && !IsOfAnotherCase(path, latest))
            .Select(path => $"{path} is left");
    }

    private static bool IsOfAnotherCase(string path, string latest) =>
        path.StartsWith("state/cases/", StringComparison.Ordinal)
        && !path.StartsWith($"state/cases/{latest}/", StringComparison.Ordinal);

    private static IEnumerable<string> Files(Sandbox sandbox) =>
        Directory
            .EnumerateFiles(sandbox.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(sandbox.Folder, path));

    [GeneratedRegex(
        @"\n(\*\*Audit:\*\* |Journal head\\?: )[^\n]+\n\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex LastLine();

    [GeneratedRegex(
        """
            ^(
              state/cases/(?<case>[a-z0-9-]+)/(
                \k<case>\.(jsonl|head|lock|torn-\d+) | tenant\.json | report\.md | evidence/([0-9a-f]{64}|manifest\.json)
              )
              | \.config/sysdig-bloom/disclaimer-shown-v1
              | case-files/(sysdig-runtime-investigate-[^/]+\.md | \.[^/]+\.quell-passing)
              | asked-for\.md
              | \.asked-for\.md\.[^/]+\.quell-passing
            )$
            """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Known();
}
