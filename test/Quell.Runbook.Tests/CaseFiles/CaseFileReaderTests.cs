using System.Text;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.CaseFiles;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.CaseFiles;

public sealed class CaseFileReaderTests
{
    public static TheoryData<string> Files => [.. Corpus.Names];

    [Fact]
    public void The_corpus_has_the_drifts_that_real_files_show() =>
        Corpus.Names.Count().ShouldBeGreaterThanOrEqualTo(20);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_the_corpus_is_read_as_approved(string name) =>
        Told(Corpus.Read(name))
            .ShouldMatchApproved(options =>
                options
                    .SubFolder("Approved")
                    .WithFilenameGenerator(
                        (_, _, kind, extension) => $"{Path.GetFileNameWithoutExtension(name)}.{kind}.{extension}"
                    )
                    .NoDiff()
            );

    [Theory]
    [MemberData(nameof(Files))]
    [Trait("Guardrail", "G-27")]
    public void Nothing_that_a_file_is_said_to_say_is_not_in_the_line_that_is_cited(string name) =>
        Invented.In(Corpus.Text(name), Corpus.Read(name)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_names_its_event_or_none(string name) =>
        Corpus.Read(name).EventId.ShouldBeOneOf(Incident.EventId, string.Empty);

    [Fact]
    public void The_line_of_the_citation_is_that_of_the_file_on_the_disk_also_within_a_page() =>
        Corpus
            .Read("08-html-only.html.txt")
            .Facts.First(fact => fact.Key == FactKeys.WorkloadName)
            .Citation.ShouldBe(new Citation("case file:19", "08-html-only.html.txt:19"));

    [Fact]
    public void Line_ends_of_another_system_a_byte_order_mark_and_bytes_that_are_no_text_change_nothing()
    {
        var plain = Corpus.Text("01-template.txt");
        var other = "\uFEFF" + plain.Replace("\n", "\r\n") + "\r\n\u0000\u0007\uFFFD";

        CaseFileReader
            .Read("f", other, Corpus.WrittenAt)
            .Facts.Select(fact => (fact.Key, fact.Text, fact.Citation))
            .ShouldBe(
                CaseFileReader
                    .Read("f", plain, Corpus.WrittenAt)
                    .Facts.Select(fact => (fact.Key, fact.Text, fact.Citation))
            );
    }

    [Fact]
    public void Only_the_forms_own_words_are_a_none_and_what_was_not_found_out_is_no_fact()
    {
        var facts = Corpus.Read("13-no-signal.txt").Facts.ToDictionary(fact => fact.Key);

        facts[FactKeys.Siblings].Values.ShouldBeEmpty();
        facts[FactKeys.CaseRelated].Values.ShouldBeEmpty();
        facts.Keys.ShouldNotContain(FactKeys.RbacNamespace);
        facts.Keys.ShouldNotContain(FactKeys.ProcessTree);
        facts.Keys.ShouldNotContain(FactKeys.Vulnerabilities);
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void A_value_outside_of_its_alphabet_names_no_place()
    {
        var keys = Corpus.Read("18-hostile.txt").Facts.Select(fact => fact.Key).ToList();

        keys.ShouldContain(FactKeys.Cluster);
        keys.Intersect(CaseFile.Compared).ShouldBe([FactKeys.Cluster]);
    }

    private static string Told(CaseFile file)
    {
        var text = new StringBuilder();
        text.AppendLine($"event: {file.EventId}");
        text.AppendLine($"title: {Printable.Of(file.Title)}");
        text.AppendLine($"header: {Printable.Of(file.Header, 300)}");
        text.AppendLine($"summary: {Printable.Of(file.Summary, 300)}");
        text.AppendLine($"simulated: {file.IsSimulated}");
        foreach (var fact in file.Facts)
        {
            text.AppendLine($"{fact.Key} [{fact.Citation.Source}]");
            foreach (var value in fact.Values.Take(8))
            {
                text.AppendLine($"    {Printable.Of(value, 160)}");
            }
            if (fact.Values.Length is 0 or > 8)
            {
                text.AppendLine(fact.Values.IsEmpty ? "    (none)" : $"    (+{fact.Values.Length - 8})");
            }
        }
        return text.ToString();
    }
}
