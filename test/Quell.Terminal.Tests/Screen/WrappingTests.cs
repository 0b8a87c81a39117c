using Quell.Terminal.Screen;

namespace Quell.Terminal.Tests.Screen;

public sealed class WrappingTests
{
    [Theory]
    [InlineData("short", 10, 8, "short")]
    [InlineData("one two three", 7, 5, "one two|three")]
    [InlineData("one two  three ", 8, 8, "one two|three ")]
    [InlineData("  aa bb", 5, 5, "  aa|bb")]
    [InlineData("/usr/local/bin/miner", 12, 12, "/usr/local/|bin/miner")]
    [InlineData("abcdefghijkl", 5, 4, "abcde|fghi|jkl")]
    [InlineData("a abcdefghijkl", 5, 5, "a|abcde|fghij|kl")]
    [InlineData("\u6f22\u5b57\u6f22\u5b57", 5, 5, "\u6f22\u5b57|\u6f22\u5b57")]
    [InlineData("", 5, 5, "")]
    public void A_line_breaks_at_spaces_and_inside_a_word_only_where_the_word_is_too_long(
        string text,
        int first,
        int next,
        string rows
    )
    {
        string.Join('|', Wrapping.Rows(text, first, next).Select(row => text[row])).ShouldBe(rows);
    }

    [Fact]
    public void Whatever_the_width_every_letter_is_kept_in_its_order()
    {
        const string text =
            "  Breaks: the Service payments-api/prod loses 1 of 3 endpoints;  https://a.example/b?c=d \U0001F600\U0001F600";
        for (var width = 1; width < 100; width++)
        {
            var rows = Wrapping.Rows(text, width, Math.Max(1, width - 4));

            string.Concat(rows.Select(row => text[row].Replace(" ", "", StringComparison.Ordinal)))
                .ShouldBe(text.Replace(" ", "", StringComparison.Ordinal), $"width {width}");
        }
    }
}
