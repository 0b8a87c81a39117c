using Quell.Fuzz.Checks;
using Quell.Measures;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>
/// Hostile words behind every text that a tenant, a cluster, an account or a desk answers with, through whole runs: what is
/// said on a screen and on a pipe, what is filed, and what is written down.
/// </summary>
[Trait("Guardrail", "G-37")]
public sealed class SpokenInjectionTests
{
    /// <summary>Ways of a run through the words, so that each word comes behind other texts.</summary>
    private static readonly int s_turns = Effort.IsWhole ? Effort.Of(4) : 1;

    private static readonly Dictionary<(string, string), Task<HostileRun>> s_harmless = [];
    private static readonly Lock s_one = new();

    public static TheoryData<string> Errands => [.. HostileRun.Errands];

    public static TheoryData<string> Formats =>
        Effort.IsWhole
            ? ["In Markdown", "Body in wiki markup", "Atlassian Document Format as JSON"]
            : ["In Markdown", "Body in wiki markup"];

    [Theory]
    [MemberData(nameof(Errands))]
    public async Task What_a_run_says_is_shown_as_it_is_told_and_moves_hides_and_adds_nothing(string errand)
    {
        var harmless = await HarmlessAsync(errand, string.Empty);
        var known = await Faces.SequencesAsync(harmless.Said);
        for (var turn = 0; turn < s_turns; turn++)
        {
            foreach (var names in Namings(errand))
            {
                var run = await HostileRun.OfAsync(errand, Turned(turn), names);
                foreach (var said in run.Said)
                {
                    await Faces.PipeAsync(said);
                    (await Faces.ScreenAsync(said)).Except(known).ShouldBeEmpty(said.Kind);
                }
                Faces.Status(run.Said);
                if (!names)
                {
                    Lines(run).ShouldBe(Lines(harmless));
                }
                Laws.PrintableText(string.Concat(run.Texts.Values));
                run.Names.Where(name =>
                        name.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign is not ('.' or '-' or '_'))
                    )
                    .ShouldBeEmpty();
                Figures.Add("injection.outputs", (2 * run.Said.Count) + run.Texts.Count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_is_filed_has_the_shape_that_it_has_without_them_and_calls_nobody(string format)
    {
        var harmless = await HarmlessAsync(HostileRun.Filing, format);
        for (var turn = 0; turn < s_turns; turn++)
        {
            var run = await HostileRun.OfAsync(HostileRun.Filing, Turned(turn), names: false, format);

            run.Filed.Count.ShouldBe(harmless.Filed.Count);
            run.Filed.Select(request => request.GetType().Name).Distinct().Count().ShouldBe(2);
            foreach (var (one, other) in run.Filed.Zip(harmless.Filed))
            {
                Shapes.Ticket(one).ShouldBe(Shapes.Ticket(other));
                Figures.Add("injection.outputs", 1);
            }
            foreach (var (name, text) in run.Texts.Where(text => text.Key.EndsWith(".txt", StringComparison.Ordinal)))
            {
                text.Split('\n').Length.ShouldBe(harmless.Texts[name].Split('\n').Length, name);
            }
        }
    }

    [Fact]
    public async Task No_word_of_the_outside_becomes_an_argument_a_path_or_a_word_of_telemetry()
    {
        foreach (var errand in HostileRun.Errands.Where(errand => Effort.IsWhole || IsShort(errand)))
        {
            foreach (var names in (bool[])[false, true])
            {
                var run = await HostileRun.OfAsync(errand, _ => OutsideWords.Harmless, names);

                run.Measured.Concat(run.Names).Concat(run.Arguments).ShouldNotContain(text => text.Contains("harml"));
            }
        }
    }

    /// <summary>In a build the two long ones go one way each.</summary>
    private static bool[] Namings(string errand) =>
        Effort.IsWhole || IsShort(errand) ? [false, true] : [errand == HostileRun.Filing];

    private static bool IsShort(string errand) => errand is not (HostileRun.Responding or HostileRun.Filing);

    /// <summary>How many lines there are of each kind of thing that is said.</summary>
    private static IEnumerable<string> Lines(HostileRun run) =>
        run
            .Said.GroupBy(said => said.Kind, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => $"{same.Key}: {same.Sum(said => said.Lines.Length)}");

    /// <summary>A text always has the same word behind it, and in each turn another one.</summary>
    private static Func<string, string> Turned(int turn) => text => OutsideWords.All[Place(text, turn)];

    private static Task<HostileRun> HarmlessAsync(string errand, string format)
    {
        lock (s_one)
        {
            return s_harmless.TryGetValue((errand, format), out var played)
                ? played
                : s_harmless[(errand, format)] = HostileRun.OfAsync(
                    errand,
                    text =>
                        $"{OutsideWords.Harmless}{(char)('a' + (Place(text, 0) / 26))}{(char)('a' + (Place(text, 0) % 26))}",
                    names: false,
                    format
                );
        }
    }

    private static int Place(string text, int turn)
    {
        var sum = 17u;
        foreach (var sign in text)
        {
            sum = (sum * 31) + sign;
        }
        return (int)((sum + ((uint)turn * 7)) % (uint)OutsideWords.All.Count);
    }
}
