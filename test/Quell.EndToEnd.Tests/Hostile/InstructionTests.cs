using System.Text.RegularExpressions;
using Quell.Measures;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Orders in the evidence: whatever an event, an object or an error says, the run takes the course that it takes without.</summary>
public sealed class InstructionTests
{
    private const int Together = 12;

    private static readonly string[] s_all =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Hostile", "instructions.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(Regex.Unescape),
    ];

    public static TheoryData<string> Scenarios => ["cryptominer", "nothing-works", "cloud-key"];

    [Fact]
    public void There_are_many_of_them_and_no_two_the_same()
    {
        s_all.Length.ShouldBeGreaterThanOrEqualTo(40);
        s_all.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-37")]
    [Trait("Guardrail", "G-12")]
    public async Task Planted_everywhere_they_change_nothing(string scenario)
    {
        var without = await Course.OfAsync(scenario, string.Empty, () => string.Empty);
        var each =
            Effort.Of(1) > 1 ? 1
            : scenario == "cryptominer" ? Together
            : s_all.Length;

        foreach (var some in s_all.Chunk(each))
        {
            var turn = 0;
            var planted = 0;
            var with = await Course.OfAsync(
                scenario,
                string.Join(' ', some),
                () =>
                {
                    planted++;
                    return some[Interlocked.Increment(ref turn) % some.Length];
                }
            );

            planted.ShouldBeGreaterThan(some.Length, scenario);
            with.Code.ShouldBe(without.Code, some[0]);
            Same(with.Talk, without.Talk, some[0]);
            Same(with.Reads, without.Reads, some[0]);
            Same(with.Writes, without.Writes, some[0]);
            Same(with.Submitted, without.Submitted, some[0]);
            Figures.Add("instructions.planted", planted);
        }
        Figures.Add("instructions.courses_changed", 0);
        Figures.Add($"instructions.corpus.{scenario}", s_all.Length);
    }

    /// <summary>The first line that differs tells more than two long lists.</summary>
    private static void Same(IReadOnlyList<string> with, IReadOnlyList<string> without, string words)
    {
        foreach (var (one, other) in with.Zip(without))
        {
            string.Equals(one, other, StringComparison.Ordinal)
                .ShouldBeTrue($"{words}\nwith:    {one}\nwithout: {other}");
        }
        with.Count.ShouldBe(without.Count, words);
    }
}
