using Quell.Terminal.Completing;
using Quell.Terminal.Tests.Verbs;

namespace Quell.Terminal.Tests.Completing;

public sealed class CompletionTests : ICompletionSource
{
    private string? _asked;
    private IReadOnlyList<string> _more = [];

    [Theory]
    [InlineData("re", "respond report")]
    [InlineData("case ", "list show verify")]
    [InlineData("case sh", "show")]
    [InlineData("nonsense", "")]
    [InlineData("respond --tenant embedded:c", "embedded:cloud-key embedded:cryptominer")]
    [InlineData("respond --tenant=embedded:cl", "--tenant=embedded:cloud-key")]
    [InlineData("respond --surfaces ", "embedded real")]
    [InlineData("respond --watch-polls ", "")]
    [InlineData("plan --authorize-read ", "kubectl aws kubectl,aws")]
    [InlineData("report ", "20261125-a 20261124-b")]
    [InlineData("report 20261124", "20261124-b")]
    [InlineData("undo 20261124", "20261124-b")]
    [InlineData("undo 20261124-b ", "4bcf71f6 05cdfccb")]
    [InlineData("undo 20261124-b 05", "05cdfccb")]
    [InlineData("undo --state /cases 20261124-b 4", "4bcf71f6")]
    [InlineData("undo 20261124-b 05cdfccb x", "")]
    [InlineData("respond --context ", "kind-lab prod-eu-1")]
    [InlineData("respond --context=p", "--context=prod-eu-1")]
    [InlineData("undo --profile ", "default audit")]
    [InlineData("report 20261124-b --format ", "terminal markdown html json ocsf")]
    [InlineData("tenant serve c", "cloud-key cryptominer")]
    [InlineData("completion ", "bash zsh fish")]
    [InlineData("plan --mcp-config ", ":file")]
    [InlineData("case list --state ", ":folder")]
    [InlineData("case list --st", "--state")]
    [InlineData("case list --state x --st", "")]
    [InlineData("case show a -- --st", "")]
    public void A_line_that_was_begun_goes_on_with(string line, string words) =>
        string.Join(' ', Of(line).Select(candidate => candidate.Text)).ShouldBe(words);

    [Fact]
    public void A_verb_that_takes_nothing_else_offers_its_options() =>
        Of("case list ").Select(candidate => candidate.Text).ShouldContain("--json");

    [Fact]
    public void What_help_does_not_list_is_not_offered() =>
        Of("").Select(candidate => candidate.Text).ShouldNotContain("complete");

    [Fact]
    public void Every_verb_is_offered_with_what_it_does()
    {
        Of("").ShouldContain(candidate => candidate.Text == "respond" && candidate.Says.Length > 0);
        Of("")
            .ShouldAllBe(candidate =>
                !candidate.Line.Contains('\n') && candidate.Line.Count(letter => letter == '\t') <= 1
            );
    }

    [Fact]
    public void Cases_are_looked_for_in_the_folder_that_was_typed()
    {
        Of("report --state /cases ");

        _asked.ShouldBe("/cases");
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void What_a_shell_would_read_as_more_than_one_plain_word_is_not_offered()
    {
        _more =
        [
            "$(touch owned)",
            "`id`",
            "a b",
            "a;id",
            "a&id",
            "a|id",
            "a>x",
            "a\tb",
            "a\nb",
            "a'b",
            "a\"b",
            "~root",
            "*",
            "!!",
            "#x",
            "\u001b[31m",
            "\u202Ea",
            "--mcp-config=/tmp/x",
            ":file",
            ":folder",
            "",
        ];

        foreach (var line in (string[])["respond --context ", "respond --context=", "undo --profile ", "report "])
        {
            Of(line).ShouldAllBe(candidate => !_more.Contains(candidate.Text.Replace("--context=", "")));
            Of(line).ShouldNotBeEmpty();
        }
        Of("undo 20261124-b ").Select(candidate => candidate.Text).ShouldBe(["4bcf71f6", "05cdfccb"]);
        _more = ["arn:aws:eks:eu-west-1:111122223333:cluster/prod", "admin@prod.example:6443"];
        Of("respond --context ").Select(candidate => candidate.Text).ShouldBe(["kind-lab", "prod-eu-1", .. _more]);
    }

    [Fact]
    public async Task The_words_come_after_two_dashes_and_one_line_each()
    {
        var output = new StringWriter();

        (
            await CommandLine.RunAsync(
                new RecordingVerbs(),
                ["complete", "--", "case", "l"],
                output,
                TextWriter.Null,
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(0);

        output.ToString().ShouldStartWith("list\t");
    }

    IEnumerable<string> ICompletionSource.Cases(string? state)
    {
        _asked = state;
        return ["20261125-a", "20261124-b", .. _more];
    }

    IEnumerable<(string Id, string Says)> ICompletionSource.Undoable(string name, string? state) =>
        name == "20261124-b"
            ?
            [
                ("4bcf71f6", "PAUSE_CONTAINER container x"),
                ("05cdfccb", "SCALE_TO_ZERO a\tb"),
                .. _more.Select(name => (name, name)),
            ]
            : [];

    IEnumerable<string> ICompletionSource.Contexts() => ["kind-lab", "prod-eu-1", .. _more];

    IEnumerable<string> ICompletionSource.Profiles() => ["default", "audit", .. _more];

    IEnumerable<(string Name, string Title)> ICompletionSource.Scenarios() =>
        [("cloud-key", "A key."), ("cryptominer", "A\tminer.\n")];

    private IReadOnlyList<Candidate> Of(string line) =>
        Completion.Of(CommandLine.Build(new RecordingVerbs()), line.Split(' '), this);
}
