using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.EndToEnd.Tests.InProcess;
using Quell.EndToEnd.Tests.Plans;
using Quell.EndToEnd.Tests.Reports;
using Quell.Fuzz.Checks;
using Quell.Measures;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Each hostile word in every field of a case, and everything that is made of the case: the word stays text.</summary>
[Trait("Guardrail", "G-37")]
public sealed partial class InjectionTests(InjectedCases cases) : IClassFixture<InjectedCases>
{
    private static readonly JsonSchemaSubset s_report = new(Schema("report"));
    private static readonly JsonSchemaSubset s_plan = new(Schema("plan"));
    private static readonly OcsfSchema s_published = new(
        JsonNode.Parse(File.ReadAllText(Root.Of("test/Quell.EndToEnd.Tests/Reports/ocsf-1.8.0.json")))!
    );

    private static readonly (string Format, Action<IReadOnlyList<JournalEntry>, string, Harmless> Holds)[] s_formats =
    [
        ("the terminal", Terminal),
        ("Markdown", Markdown),
        ("HTML", Html),
        ("JSON", Json),
        ("a plan", Plan),
        ("OCSF", Ocsf),
        ("Mermaid", Mermaid),
        ("a list of cases", Listing),
        ("a case in brief", Brief),
        ("what shells are offered", Offered),
    ];

    public static TheoryData<string> Kinds => [.. OutsideWords.Kinds];

    [Fact]
    public void It_is_put_into_every_field_that_the_outside_fills()
    {
        string[] some =
        [
            "call_ended.outcome.reading.threat.rule_name",
            "call_ended.outcome.reading.threat.output",
            "call_ended.outcome.reading.threat.fields.proc.cmdline",
            "call_ended.outcome.reading.threat.labels.container.image.repo",
            "call_ended.outcome.reading.threat.labels.kubernetes.workload.name",
            "call_ended.outcome.reading.nodes[].command_line",
            "call_ended.outcome.reading.actions[].description",
            "call_ended.outcome.reading.items[].values.cve",
            "call_ended.outcome.reading.items[].fields.metadata.labels.app",
            "call_ended.outcome.reading.runs[].caller_id",
            "call_ended.outcome.refusal.text",
            "case_file_read.facts[].values[]",
            "plan_proposed.plan.actions[].scope",
            "plan_proposed.plan.actions[].what_it_does",
            "question_asked.question.words[]",
            "shown.words[]",
        ];

        some.Except(cases.Fields, StringComparer.Ordinal).ShouldBeEmpty();
        Figures.Add("injection.fields", cases.Fields.Count);
        Figures.Add("injection.words", OutsideWords.All.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_it_is_made_for_it_stays_text_in_all_that_is_made_of_a_case(string kind)
    {
        var harmless = new Harmless(cases.With(OutsideWords.Harmless));
        foreach (var (number, word) in OutsideWords.Of(kind).Index())
        {
            if (number % 4 == 0 || Effort.IsWhole)
            {
                var entries = cases.With(word);
                foreach (var (format, holds) in s_formats)
                {
                    Holds(word, format, () => holds(entries, word, harmless));
                }
            }
        }
        Figures.Add("injection.taken_for_more_than_text", 0);
    }

    private static void Holds(string word, string format, Action holds)
    {
        try
        {
            holds();
            Figures.Add($"injection.outputs", 1);
        }
        catch (Exception broken) when (broken is BrokenLawException or ShouldAssertException)
        {
            throw new BrokenLawException($"{Printable.Of(word)} in {format}: {broken.Message}");
        }
    }

    private static void Terminal(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var lines = Outputs.Terminal(entries).Split('\n');
        Laws.Printable(lines);
        lines.Length.ShouldBe(harmless.Terminal);
    }

    private static void Markdown(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var report = Outputs.Markdown(entries);
        Laws.PrintableText(report);
        report.Split('\n').Length.ShouldBe(harmless.MarkdownLines);
        var shape = Shapes.Markdown(report);
        foreach (var (number, (one, other)) in shape.Zip(harmless.Markdown).Index())
        {
            one.ShouldBe(other, $"block {number}");
        }
        shape
            .Skip(harmless.Markdown.Count)
            .GroupBy(beside => beside, StringComparer.Ordinal)
            .Select(same => $"{same.Key} {same.Count()} times")
            .ShouldBeEmpty();
    }

    private static void Html(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var page = Outputs.Html(entries);
        Laws.PrintableText(page);
        Shapes.Html(page).Except(harmless.Html, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static void Json(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless) =>
        Fits(Outputs.Json(entries), s_report);

    private static void Plan(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless) =>
        Fits(Outputs.Plan(entries), s_plan);

    private static void Fits(string document, JsonSchemaSubset schema)
    {
        Laws.PrintableText(document);
        document.ShouldAllBe(sign => char.IsAscii(sign));
        schema.Errors(JsonNode.Parse(document)).ShouldBeEmpty();
    }

    private static void Ocsf(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var events = Outputs.Ocsf(entries);
        Laws.PrintableText(events);
        s_published.Errors(JsonNode.Parse(events)!).ShouldBeEmpty();
    }

    private static void Mermaid(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var lines = Outputs.Mermaid(entries);
        lines[0].ShouldBe("flowchart LR");
        lines.Count.ShouldBe(harmless.Mermaid);
        lines.Skip(1).ShouldAllBe(line => Node().IsMatch(line) || Edge().IsMatch(line));
    }

    private static void Listing(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var state = CaseState.Fold(entries);
        var known = new[] { (state.Opened!.Case, state, false), (state.Opened.Case, state, true) };
        var lines = CaseListing.Lines(known, string.Empty).ToList();
        Laws.Printable(lines);
        lines.Count.ShouldBe(2);
        foreach (var document in (string[])[CaseListing.Json(known), CaseListing.Json(entries)])
        {
            document.ShouldAllBe(sign => char.IsAscii(sign));
            Laws.PrintableText(document);
            JsonNode.Parse(document)!.AsArray().Count.ShouldBeOneOf(2, entries.Count);
        }
    }

    private static void Brief(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        var lines = CaseBrief.Of(CaseState.Fold(entries));
        Laws.Printable(lines);
        lines.Length.ShouldBe(5);
    }

    private static void Offered(IReadOnlyList<JournalEntry> entries, string word, Harmless harmless)
    {
        foreach (var (id, says) in Verbs.Undoable(CaseState.Fold(entries)))
        {
            id.ShouldMatch("^[0-9a-f]{8}$");
            Laws.Printable(Printable.Line(says));
        }
    }

    private static JsonObject Schema(string name) =>
        JsonNode.Parse(File.ReadAllText(Root.Of($"docs/reference/{name}.schema.json")))!.AsObject();

    /// <summary>What the outputs are where the word means nothing to anybody.</summary>
    private sealed record Harmless(
        int Terminal,
        int MarkdownLines,
        IReadOnlyList<string> Markdown,
        IReadOnlySet<string> Html,
        int Mermaid
    )
    {
        public Harmless(IReadOnlyList<JournalEntry> entries)
            : this(
                Outputs.Terminal(entries).Split('\n').Length,
                Outputs.Markdown(entries).Split('\n').Length,
                Shapes.Markdown(Outputs.Markdown(entries)),
                Shapes.Html(Outputs.Html(entries)),
                Outputs.Mermaid(entries).Count
            ) { }
    }

    [GeneratedRegex(
        """^  \w+\["([A-Za-z0-9 ./_:-]|#[0-9]+;)*"\]$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Node();

    [GeneratedRegex(
        @"^  \w+ -->\|[a-z -]+\| \w+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Edge();
}
