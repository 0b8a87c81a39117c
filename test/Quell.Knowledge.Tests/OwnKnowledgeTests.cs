using CsCheck;
using Quell.Domain.Facts;
using Quell.Domain.Json;
using Quell.Domain.Plans;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Tests;

public sealed class OwnKnowledgeTests
{
    private const string Mine = """
        id: mine
        title: Our own threat
        priority: 1
        match:
          rules: [our own rule]
        attack: [T1496.001]
        order:
          evidence: [save-logs]
          containment: [cut-network, KILL_PROCESS]
          destruction: [replace-pod]
        reason: we know this one.
        """;

    [Fact]
    public void A_file_of_ones_own_is_added_and_marked_as_the_analysts()
    {
        var knowledge = Read(Own("Patterns/mine.yaml", Mine));

        var match = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, "Our own rule")), knowledge)[0];
        match.Pattern.Id.ShouldBe("mine");
        match.Pattern.Source.ShouldBe(TechniqueSource.Analyst);
        match.Pattern.Citation.ShouldBe(new Citation("threat pattern (yours)", "/home/ada/k/Patterns/mine.yaml"));
        knowledge.Patterns.Length.ShouldBe(ResponseKnowledge.Embedded.Patterns.Length + 1);
    }

    [Fact]
    public void A_file_of_the_same_name_takes_the_place_of_the_programs()
    {
        var text = EmbeddedKnowledge.Files().Single(file => file.Path is "Patterns/cryptominer.yaml").Text;
        var knowledge = Read(Own("Patterns/cryptominer.yaml", text.Replace("title: Cryptominer", "title: Our miner")));

        knowledge.Patterns.Single(pattern => pattern.Id is "cryptominer").Title.ShouldBe("Our miner");
        knowledge.Patterns.Length.ShouldBe(ResponseKnowledge.Embedded.Patterns.Length);
    }

    [Fact]
    public void Of_two_own_files_of_one_name_the_later_is_in_force()
    {
        var knowledge = Read(
            Own("Patterns/mine.yaml", Mine),
            Own("Patterns/mine.yaml", Mine.Replace("Our own threat", "The later one"))
        );

        knowledge.Patterns.Single(pattern => pattern.Id is "mine").Title.ShouldBe("The later one");
    }

    [Fact]
    public void The_files_in_force_are_known_with_their_digest()
    {
        var file = Own("Patterns/mine.yaml", Mine);
        var knowledge = Read(file);

        knowledge.Files.Single(each => each.IsOwn).Digest.ShouldBe(Digest.OfText(Mine));
        knowledge.EmbeddedDigest.ShouldBe(ResponseKnowledge.Embedded.EmbeddedDigest);
        Read(
            Own(
                "Patterns/generic.yaml",
                EmbeddedKnowledge.Files().Single(each => each.Path is "Patterns/generic.yaml").Text
            )
        )
            .EmbeddedDigest.ShouldNotBe(ResponseKnowledge.Embedded.EmbeddedDigest);
    }

    [Theory]
    [InlineData("priority: 1", "priority: soon", 3, "`priority` has to be a whole number")]
    [InlineData("  rules: [our own rule]", "  ruels: [our own rule]", 5, "unknown key `ruels`")]
    [InlineData("[cut-network, KILL_PROCESS]", "[cut-network, KILL_PROCES]", 9, "`KILL_PROCES` has no card")]
    [InlineData("  evidence: [save-logs]", "  evidence: [cut-network]", 8, "cannot be ordered as Evidence")]
    [InlineData("reason: we know this one.", "reason: we {know this one.", 11, "braces")]
    [InlineData("id: mine", "id: Mine", 1, "lower-case letters")]
    [InlineData("attack: [T1496.001]", "attack: [miner]", 6, "no ATT&CK technique id")]
    [InlineData("title: Our own threat", "title: Our: own threat", 2, "not YAML")]
    public void A_mistake_is_told_by_file_and_line(string right, string wrong, int line, string what)
    {
        Mine.ShouldContain(right);
        var problems = KnowledgeReader.ReadWith([Own("Patterns/mine.yaml", Mine.Replace(right, wrong))]).Problems;

        problems.ShouldContain(problem =>
            problem.File == "Patterns/mine.yaml" && problem.Line == line && problem.What.Contains(what)
        );
    }

    [Theory]
    [InlineData("Patterns/mine.txt.yaml")]
    [InlineData("Words/mine.yaml")]
    [InlineData("Rules/mine.yaml")]
    public void A_file_that_belongs_nowhere_is_a_mistake(string path) =>
        KnowledgeReader.ReadWith([Own(path, Mine)]).Problems.ShouldContain(problem => problem.File == path);

    [Fact]
    public void Words_of_ones_own_have_to_hold_every_sentence_and_no_place_that_nothing_fills()
    {
        var text = EmbeddedKnowledge.Files().Single(file => file.Path is "Words/consequences.yaml").Text;
        var lines = text.Split('\n');
        var sentence = lines.First(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains(": "));

        KnowledgeReader
            .ReadWith([Own("Words/consequences.yaml", text.Replace(sentence + "\n", ""))])
            .Problems.ShouldContain(problem => problem.What.Contains("is missing"));
        KnowledgeReader
            .ReadWith([
                Own(
                    "Words/consequences.yaml",
                    text.Replace(sentence, sentence.Split(':')[0] + ": It breaks {nonsense}.")
                ),
            ])
            .Problems.ShouldContain(problem => problem.What.Contains("{nonsense}, which nothing fills"));
        KnowledgeReader.ReadWith([Own("Words/consequences.yaml", text)]).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    public void A_file_that_is_nested_without_end_is_refused_and_does_not_end_the_program(string level, string end) =>
        KnowledgeReader
            .ReadWith([Own("Patterns/mine.yaml", string.Concat(Enumerable.Repeat(level, 50_000)) + end)])
            .Problems.ShouldContain(problem => problem.What == "is nested too deep");

    [Fact]
    public void Whatever_a_file_holds_the_answer_is_knowledge_or_a_problem_with_a_line()
    {
        var files = EmbeddedKnowledge.Files();
        Gen.Select(
                Gen.Int[0, files.Length - 1],
                Gen.Int[0, 10_000],
                Gen.Int[0, 40],
                Gen.OneOf("", "[", "x: y", ": ", "- ", "\t", "'", "{a}", "&b ", "*b", "!!int ")
            )
            .Sample(
                (which, at, length, put) =>
                {
                    var text = files[which].Text;
                    var start = at % text.Length;
                    var broken = text[..start] + put + text[Math.Min(text.Length, start + length)..];

                    var reading = KnowledgeReader.ReadWith([Own(files[which].Path, broken)]);

                    reading.Base.ShouldNotBeNull();
                    reading.Problems.ShouldAllBe(problem => problem.Line >= 1 && problem.What.Length > 0);
                },
                iter: 300
            );
    }

    private static KnowledgeFile Own(string path, string text) => new(path, text, $"/home/ada/k/{path}");

    private static ResponseKnowledge Read(params KnowledgeFile[] own)
    {
        var reading = KnowledgeReader.ReadWith(own);
        reading.Problems.ShouldBeEmpty();
        return reading.Base;
    }
}
