using System.Text;
using CsCheck;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.CaseFiles;

namespace Quell.Runbook.Tests.CaseFiles;

/// <summary>Whatever stands in a case file: it is read, bounded, and nothing is made up.</summary>
public sealed class CaseFilePropertiesTests
{
    private static readonly string[] s_pieces =
    [
        "**Event ID:** ",
        "**Resource:** ",
        "- **Process tree:** ",
        "- **Trigger:** ",
        "### Summary",
        "### What happened",
        "### Resource context",
        "### Incident scope",
        "### Vulnerability surface",
        "## ",
        "cluster `",
        "` / namespace ",
        "deployment `web`",
        "```",
        "~~~",
        "|",
        " | ",
        "| --- | --- |",
        "**",
        "`",
        "``",
        "\\",
        "\\|",
        "&#96;",
        " → ",
        " — ",
        "CVE-2024-3094",
        "T1059.004",
        "i-0123456789abcdef0",
        "123456789012",
        "203.0.113.9",
        "4b1f0c9ad7e2",
        "prod-1/shop/web",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u0000",
        "\u202e",
        "\ud83d\ude00",
        "\ud800",
        "<script type=\"text/markdown\">",
        "</script>",
        "no siblings surfaced",
        "5/5",
        "- ",
        "  - ",
        "1. ",
        "pod restarted",
        "/",
        "(",
        ")",
        ":",
        "=",
    ];

    private static readonly Gen<string> s_pieced = Gen.OneOf(s_pieces.Select(Gen.Const).ToArray())
        .Array[0, 60]
        .Select(string.Concat);

    private static readonly Gen<string> s_corpus = Gen.OneOf(Corpus.Names.Select(Gen.Const).ToArray())
        .Select(
            Gen.Int[0, 40],
            Gen.OneOf(s_pieces.Select(Gen.Const).ToArray()),
            Gen.Int[0, 100_000],
            (name, cuts, piece, seed) => Changed(Corpus.Text(name), cuts, piece, seed)
        );

    private static readonly Gen<string> s_any = Gen.OneOf(s_pieced, s_corpus, Gen.String);

    [Fact]
    [Trait("Guardrail", "G-27")]
    public void Nothing_is_said_that_the_file_does_not_say() =>
        s_any.Sample(text => Invented.In(text, Read(text)).ShouldBeEmpty(), iter: 3000);

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void What_names_a_place_is_of_the_alphabet_of_that_place() =>
        s_any.Sample(
            text =>
            {
                foreach (var fact in Read(text).Facts.Where(fact => CaseFile.Compared.Contains(fact.Key)))
                {
                    fact.Values.Length.ShouldBeLessThanOrEqualTo(1, fact.Key);
                    fact.Values.ShouldAllBe(value => Printable.IsPlain(value) && !value.Contains(' '));
                }
            },
            iter: 3000
        );

    [Fact]
    public void What_is_taken_is_bounded() =>
        s_any.Sample(
            text =>
            {
                var file = Read(text);
                file.Facts.Length.ShouldBeLessThan(60);
                file.Facts.ShouldAllBe(fact =>
                    fact.Values.Length <= 60 && fact.Values.All(value => value.Length <= 700)
                );
                file.Summary.Length.ShouldBeLessThanOrEqualTo(4001);
            },
            iter: 2000
        );

    [Fact]
    public void The_same_text_is_read_the_same() =>
        s_any.Sample(
            text =>
                Read(text)
                    .Facts.Select(fact => (fact.Key, fact.Text, fact.Citation))
                    .ShouldBe(Read(text).Facts.Select(fact => (fact.Key, fact.Text, fact.Citation))),
            iter: 500
        );

    /// <summary>A file at the limit of what is read, made of what costs most: it ends, and what is taken stays small.</summary>
    [Theory]
    [InlineData("`")]
    [InlineData("``` ")]
    [InlineData("**")]
    [InlineData("- **Resource:** cluster `a` / ")]
    [InlineData("| a | `b|")]
    [InlineData("1.2.3.4 123456789012 T1059 CVE-2024-1234 ")]
    [InlineData("- **Process tree:** a → b\n```\n")]
    [InlineData("<script ")]
    [InlineData("\\`")]
    public void A_file_of_a_mebibyte_is_read_to_its_end(string piece)
    {
        var text = new StringBuilder("**Event ID:** x\n");
        while (text.Length < 1024 * 1024)
        {
            text.Append(piece);
        }

        Read(text.ToString()).Facts.Sum(fact => fact.Values.Sum(value => value.Length)).ShouldBeLessThan(200_000);
    }

    private static CaseFile Read(string text) => CaseFileReader.Read("case.md", text, Corpus.WrittenAt);

    /// <summary>The text with pieces put in and cut out at places that the seed names.</summary>
    private static string Changed(string text, int cuts, string piece, int seed)
    {
        var changed = new StringBuilder(text.Length > 6000 ? text[..6000] : text);
        for (var cut = 0; cut < cuts && changed.Length > 0; cut++)
        {
            var at = (int)((seed + ((long)cut * 7919)) % changed.Length);
            if (cut % 3 == 0)
            {
                changed.Insert(at, piece);
            }
            else
            {
                changed.Remove(at, Math.Min(1 + (cut % 5), changed.Length - at));
            }
        }
        return changed.ToString();
    }
}
