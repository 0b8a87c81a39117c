using System.Globalization;
using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>
/// The real program, killed before, in the middle of and after any change that it makes to a file or folder, and started
/// once more. A sample by itself; <c>test/crash real all</c> tries every change.
/// </summary>
public sealed class KilledChangesTests
{
    private const int Bounded = 2;

    private static readonly string[] s_ways = ["before", "torn", "after"];

    [Theory]
    [InlineData("respond")]
    [InlineData("respond, resumed")]
    [InlineData("respond, filing")]
    [InlineData("investigate")]
    [InlineData("undo")]
    [InlineData("report")]
    [Trait("Guardrail", "G-23")]
    public async Task A_verb_killed_at_any_change_leaves_what_the_next_run_goes_on_from(string name)
    {
        var verb = RealVerb.Named(name);
        using var sandbox = Sandbox.OnABusyMachine();
        Directory.CreateDirectory(sandbox.CaseFiles);
        await verb.Prepare(sandbox);
        using var kept = new KeptFolder(sandbox.Folder);
        var changes = await ChangesAsync(verb, sandbox);
        changes.ShouldNotBeEmpty();
        var (killed, wrong) = (0, new List<string>());

        foreach (var (place, way) in Chosen(changes.Length))
        {
            kept.Restore();
            var (code, _) = await verb.RunAsync(sandbox, At(sandbox, place, way));
            // Reads end in any order, so that a run may have a change less than the one that was counted.
            if (code != 137)
            {
                code.ShouldBeOneOf(verb.Codes);
                place.ShouldBeGreaterThan(changes.Length - 5, $"{name} {place} {way}");
                continue;
            }
            killed++;
            wrong.AddRange(
                (await JudgeAsync(verb, sandbox)).Select(finding =>
                    $"{way} {place} of {changes.Length} ({changes[place - 1]}): {finding}"
                )
            );
        }

        new CrashFigures($"real:{name.Replace(", ", "-", StringComparison.Ordinal)}", changes.Length, 0, killed)
        {
            Losses = [.. wrong],
        }.Publish();
        killed.ShouldBeGreaterThan(0);
        wrong.ShouldBeEmpty();
    }

    private static async Task<List<string>> JudgeAsync(RealVerb verb, Sandbox sandbox)
    {
        var before = Directory.Exists(sandbox.State) ? PlayedCase.In(sandbox.State) : null;
        List<string> wrong = [.. LeftBehind.Broken(sandbox), .. LeftBehind.Halves(sandbox)];

        var (code, transcript) = await verb.RunAsync(
            sandbox,
            new Dictionary<string, string>(StringComparer.Ordinal),
            goesOn: before is { State.Tried.IsEmpty: false }
        );

        if (!verb.Codes.Contains(code))
        {
            wrong.Add($"the next run ended with {code}\n{transcript}");
        }
        wrong.AddRange(LeftBehind.Broken(sandbox));
        wrong.AddRange(LeftBehind.Halves(sandbox));
        wrong.AddRange(LeftBehind.Strays(sandbox));
        if (PlayedCase.In(sandbox.State) is not { } after)
        {
            return [.. wrong, "there is no case"];
        }
        var found =
            before is null || before.Id == after.Id
                ? Findings.Of(before, after)
                : Findings.Of(null, after).And(before, PlayedCase.In(sandbox.State, before.Id));
        return [.. wrong, .. found.Duplicates, .. found.Losses, .. found.Liberties];
    }

    private static async Task<string[]> ChangesAsync(RealVerb verb, Sandbox sandbox)
    {
        using var list = new KeptFolder.Listing();
        var (code, transcript) = await verb.RunAsync(sandbox, KillPointLibrary.Counting(sandbox.Folder, list.Path));
        code.ShouldBeOneOf(verb.Codes, transcript);
        return list.Lines;
    }

    private static Dictionary<string, string> At(Sandbox sandbox, int place, string way) =>
        KillPointLibrary.AtChange(sandbox.Folder, place, way);

    /// <summary>Every change in each of the three ways, or some spread evenly, the ways in turn.</summary>
    private static IEnumerable<(int Place, string Way)> Chosen(int changes) =>
        Most is not { } number || number >= changes * s_ways.Length
            ? Enumerable.Range(1, changes).SelectMany(place => s_ways.Select(way => (place, way)))
            : Enumerable
                .Range(0, number)
                .Select(index =>
                    (1 + (((2 * index) + 1) * changes / (2 * number)), s_ways[(index + changes) % s_ways.Length])
                );

    private static int? Most =>
        Environment.GetEnvironmentVariable("QUELL_CRASH_REAL") switch
        {
            null or "" => Bounded,
            "all" => null,
            var number => int.Parse(number, CultureInfo.InvariantCulture),
        };
}
