using System.Globalization;
using System.Text;
using CsCheck;
using Quell.Domain.Text;

namespace Quell.Domain.Tests.Text;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain words: ok", "plain words: ok")]
    [InlineData("naïve 日本語 🙂", "naïve 日本語 🙂")]
    [InlineData("a\nb\tc\rd", @"a\nb\tc\rd")]
    [InlineData("\u001b[2J\u001b]0;x\a", @"\u{1B}[2J\u{1B}]0;x\u{7}")]
    [InlineData("\u009b31m", @"\u{9B}31m")]
    [InlineData("a\u202Eb\u2066c", @"a\u{202E}b\u{2066}c")]
    [InlineData("ze\u200Bro\u200D\uFEFF", @"ze\u{200B}ro\u{200D}\u{FEFF}")]
    [InlineData("\U000E0041\U000E007F", @"\u{E0041}\u{E007F}")]
    [InlineData("a\u00A0b\u2003c\u3000d", @"a\u{A0}b\u{2003}c\u{3000}d")]
    [InlineData("a\u2028b\u2029c\u0085", @"a\u{2028}b\u{2029}c\u{85}")]
    [InlineData("x\uFE0F\U000E0100", @"x\u{FE0F}\u{E0100}")]
    [InlineData("\uE000\U0010FFFD", @"\u{E000}\u{10FFFD}")]
    [InlineData("\u3164\u2800\u00AD", @"\u{3164}\u{2800}\u{AD}")]
    [InlineData("\u007F\0", @"\u{7F}\u{0}")]
    [InlineData(@"C:\Windows\system32", @"C:\Windows\system32")]
    [InlineData(@"C:\new\u{41}", @"C:\\new\\u{41}")]
    public void Everything_hidden_becomes_a_visible_escape(string outside, string shown) =>
        Printable.Of(outside).ShouldBe(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_such()
    {
        Printable.Of("a\uD83Db").ShouldBe(@"a\u{D83D}b");
        Printable.Of("\uDE00").ShouldBe(@"\u{DE00}");
    }

    [Fact]
    public void Marks_cannot_be_piled_up_nor_sit_on_what_stands_before_the_text()
    {
        Printable.Of("e\u0301").ShouldBe("e\u0301");
        Printable.Of("\u0301e").ShouldBe(@"\u{301}e");
        Printable.Of("e" + new string('\u0301', 5)).ShouldBe("e\u0301\u0301\u0301" + @"\u{301}\u{301}");
    }

    [Fact]
    public void A_long_text_is_cut_and_says_by_how_much()
    {
        Printable.Of("abcdefgh", 5).ShouldBe("abcde… (+3)");
        Printable.Of("abcde", 5).ShouldBe("abcde");
        Printable.Of("abcd\u202E", 5).ShouldBe("abcd… (+1)");
        Printable.Of("🙂🙂🙂", 2).ShouldBe("🙂🙂… (+1)");
        Printable.Of("x", 0).ShouldBe("… (+1)");
    }

    [Theory]
    [InlineData("plain é 日本 🙂 \\n", true)]
    [InlineData("", true)]
    [InlineData("a\nb", false)]
    [InlineData("a\u202Eb", false)]
    [InlineData("a\u00A0b", false)]
    public void Plain_text_is_told_from_text_that_hides_something(string text, bool plain) =>
        Printable.IsPlain(text).ShouldBe(plain);

    [Theory]
    [InlineData("plain C:\\new \\u{41} \\n", "plain C:\\new \\u{41} \\n")]
    [InlineData("a\nb\r\tc", @"a\u{A}b\u{D}\u{9}c")]
    [InlineData("\u001b[2J\u202Eé日本🙂", @"\u{1B}[2J\u{202E}é日本🙂")]
    [InlineData("\u3164\uFE0Fx", @"\u{3164}\u{FE0F}x")]
    public void The_last_guard_of_a_line_escapes_what_slipped_through_and_no_backslash(string line, string shown) =>
        Printable.Line(line).ShouldBe(shown);

    [Fact]
    public void The_last_guard_leaves_what_was_made_printable_and_is_the_same_done_twice() =>
        Gen.String.Sample(text =>
        {
            Printable.Line(Printable.Of(text, 4000)).ShouldBe(Printable.Of(text, 4000));
            Printable.Line(Printable.Line(text)).ShouldBe(Printable.Line(text));
            Printable.IsPlain(Printable.Line(text)).ShouldBeTrue();
        });

    [Fact]
    public void Nothing_is_shown_of_nothing()
    {
        Printable.Of(null).ShouldBeEmpty();
        Printable.Of(string.Empty).ShouldBeEmpty();
        Printable.Lines(null).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_keep_their_breaks_and_their_number_is_bounded()
    {
        Printable.Lines("one\r\ntwo\n").ShouldBe(["one", "two"]);
        Printable.Lines("a\nb\u2028c\nd\ne", maxLines: 2).ShouldBe(["a", @"b\u{2028}c", "… (+2 lines)"]);
        Printable.Lines("a\rb").ShouldBe([@"a\rb"]);
    }

    [Fact]
    public void Whatever_comes_in_one_clean_line_of_bounded_length_comes_out() =>
        Gen.Select(Hostile, Gen.Int[0, 60])
            .Sample(
                (outside, max) =>
                {
                    var shown = Printable.Of(outside, max);

                    shown.EnumerateRunes().Count().ShouldBeLessThanOrEqualTo(max + "… (+9999999)".Length);
                    foreach (var rune in shown.EnumerateRunes())
                    {
                        rune.ShouldNotBe(Rune.ReplacementChar);
                        Rune.GetUnicodeCategory(rune)
                            .ShouldNotBeOneOf(
                                UnicodeCategory.Control,
                                UnicodeCategory.Format,
                                UnicodeCategory.LineSeparator,
                                UnicodeCategory.ParagraphSeparator,
                                UnicodeCategory.PrivateUse,
                                UnicodeCategory.OtherNotAssigned
                            );
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void No_two_texts_look_the_same() =>
        Hostile.Sample(outside => Unescape(Printable.Of(outside, int.MaxValue)).ShouldBe(outside), iter: 20_000);

    private static Gen<string> Hostile =>
        Gen.OneOf(
                "\\",
                "n",
                "t",
                "u",
                "{",
                "}",
                "41",
                "a",
                "`",
                "\n",
                "\r",
                "\t",
                "\u001b",
                "\u202E",
                "\u200B",
                "\U000E0041",
                "\uD83D",
                "\uDE00",
                "🙂",
                "\u0301",
                "\u00A0",
                " ",
                "\uFEFF",
                "é",
                "\u0085",
                "\uE000"
            )
            .Array[0, 40]
            .Select(string.Concat)
            .Where(s => !s.Contains('\uFFFD', StringComparison.Ordinal));

    // The reader's side of the contract, written apart from the code that escapes.
    private static string Unescape(string shown)
    {
        var text = new StringBuilder();
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] != '\\' || i + 1 == shown.Length)
            {
                text.Append(shown[i]);
                continue;
            }

            switch (shown[i + 1])
            {
                case '\\':
                    text.Append('\\');
                    i++;
                    break;
                case 'n' or 'r' or 't':
                    text.Append(
                        shown[++i] switch
                        {
                            'n' => '\n',
                            'r' => '\r',
                            _ => '\t',
                        }
                    );
                    break;
                case 'u' when shown.AsSpan(i).StartsWith("\\u{"):
                    var end = shown.IndexOf('}', i);
                    var value = int.Parse(
                        shown.AsSpan((i + 3)..end),
                        NumberStyles.HexNumber,
                        CultureInfo.InvariantCulture
                    );
                    text.Append(
                        value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value)
                    );
                    i = end;
                    break;
                default:
                    text.Append('\\');
                    break;
            }
        }

        return text.ToString();
    }
}
