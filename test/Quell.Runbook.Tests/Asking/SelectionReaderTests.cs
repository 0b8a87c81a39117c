using System.Globalization;
using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.Asking;

namespace Quell.Runbook.Tests.Asking;

public sealed class SelectionReaderTests
{
    private static readonly string[][] s_phrases =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Asking", "selection-phrases.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")),
    ];

    public static TheoryData<string, string, string> Phrases
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in s_phrases)
            {
                data.Add(row[0], row[1], row[2]);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_is_read_as_the_corpus_has_it(string phrase, string plan, string expected) =>
        Said(Read(phrase, SelectionPlans.Of(plan)), SelectionPlans.Of(plan)).ShouldSatisfy(expected);

    [Fact]
    public void The_corpus_has_more_than_150_phrases_and_no_phrase_twice()
    {
        s_phrases.Length.ShouldBeGreaterThanOrEqualTo(150);
        s_phrases.Select(row => row[0] + row[1]).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    [Trait("Guardrail", "G-02")]
    public void No_phrase_is_a_yes_to_anything(string phrase, string plan, string expected)
    {
        expected.ShouldNotBeNull();
        var heard = Read(phrase, SelectionPlans.Of(plan));

        (heard is Heard.Meaning { Value: Answer.Yes }).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Capitals_and_blanks_change_nothing(string phrase, string plan, string expected)
    {
        expected.ShouldNotBeNull();
        var list = SelectionPlans.Of(plan);

        Said(Read($"  {phrase.ToUpperInvariant().Replace(" ", "  ")} ", list), list)
            .ShouldBe(Said(Read(phrase, list), list));
    }

    [Fact]
    public void Whatever_is_typed_the_answer_is_a_choice_of_this_list_or_a_question()
    {
        var plan = SelectionPlans.Of("miner");
        var words = s_phrases.SelectMany(row => row[0].Split(' ')).Distinct().ToArray();
        Gen.OneOf(words)
            .List[0, 12]
            .Select(list => string.Join(' ', list))
            .Sample(
                text =>
                {
                    var heard = Read(text, plan);

                    heard.ShouldSatisfyChoice(plan);
                    Read(text, plan).ShouldBe(heard);
                },
                iter: 5000
            );
        Gen.String[0, 60].Sample(text => Read(text, plan).ShouldSatisfyChoice(plan), iter: 5000);
    }

    [Fact]
    public void What_is_left_out_is_never_in_the_choice() =>
        Gen.Select(Gen.Int[1, 8].HashSet[1, 4], Gen.OneOf("all but ", "everything except ", "all, skip "))
            .Sample(
                (left, words) =>
                {
                    var plan = SelectionPlans.Of("miner");
                    var heard = Read(words + string.Join(" and ", left), plan);

                    Numbers(heard, plan).ShouldBe(Enumerable.Range(1, 8).Where(number => !left.Contains(number)));
                },
                iter: 300
            );

    [Fact]
    public void What_was_typed_comes_back_escaped_and_bounded()
    {
        var heard = Read("1 \u001b[31mkill\u202e" + new string('x', 300), SelectionPlans.Of("short"));

        var why = heard.ShouldBeOfType<Heard.Unreadable>().Why;
        why.ShouldNotContain('\u001b');
        why.ShouldNotContain('\u202e');
        why.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_choice_that_is_too_long_is_asked_for_in_numbers() =>
        Read(new string('1', 2000), SelectionPlans.Of("short"))
            .ShouldBeOfType<Heard.Unreadable>()
            .Why.ShouldContain("too long");

    [Fact]
    public void A_new_action_type_is_named_by_its_own_words_without_any_data()
    {
        var plan = SelectionPlans.Plan("GET_LOGS", "REBOOT_NODE");

        Numbers(Read("get logs, then reboot node", plan), plan).ShouldBe([1, 2]);
        Numbers(Read("REBOOT_NODE", plan), plan).ShouldBe([2]);
    }

    [Fact]
    public void A_file_of_ones_own_gives_an_action_more_names()
    {
        var reading = KnowledgeReader.ReadWith([
            new KnowledgeFile(
                "Words/selection-mine.yaml",
                "actions:\n  REBOOT_NODE: { verbs: [reboot], things: [node, machine] }\n",
                "/k/Words/selection-mine.yaml"
            ),
        ]);
        reading.Problems.ShouldBeEmpty();
        var plan = SelectionPlans.Plan("GET_LOGS", "REBOOT_NODE");

        Numbers(SelectionReader.Read("reboot the machine", plan, reading.Base), plan).ShouldBe([2]);
    }

    [Fact]
    public void Where_there_is_no_list_nothing_is_chosen() =>
        SelectionReader.Read("1 2", null, ResponseKnowledge.Embedded).ShouldBe(new Heard.Meaning(Meanings.None));

    private static Heard Read(string text, Plan plan) => SelectionReader.Read(text, plan, ResponseKnowledge.Embedded);

    private static int[] Numbers(Heard heard, Plan plan) =>
        [
            .. heard
                .ShouldBeOfType<Heard.Meaning>()
                .Value[Meanings.Choose.Length..]
                .Split(',')
                .Select(id => plan.NumberOf(new ActionId(id))),
        ];

    private static string Said(Heard heard, Plan plan) =>
        heard switch
        {
            Heard.Unreadable unreadable => "? " + unreadable.Why,
            Heard.Meaning { Value: Meanings.None } => "none",
            _ => string.Join(' ', Numbers(heard, plan).Select(number => number.ToString(CultureInfo.InvariantCulture))),
        };
}
