using System.Text.Json;
using CsCheck;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class RoundTripSpecs
{
    private static readonly string[] s_odd =
    [
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\u0085",
        "\0",
        "\r\n",
        "\u001b[2J",
        "\ud83d\ude00",
        "\U000e0041",
        "\"",
        "\\",
        "\",\"hash\":\"",
        "é",
        "漢",
        "</script>",
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String,
        Gen.Int[0, s_odd.Length - 1].Select(index => s_odd[index]).Array[0, 8].Select(string.Concat),
        Gen.Char['\u0001', '\ud7ff'].Array[0, 20].Select(chars => new string(chars))
    );

    [Fact]
    public async Task Any_text_comes_back_as_it_went_in()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        await Gen.Select(s_text, s_text)
            .Where((name, _) => name is not ("seq" or "at" or "type" or "prev" or "hash"))
            .SampleAsync(
                async (name, value) =>
                {
                    var place = await journal.AppendAsync(
                        "fact_read",
                        body => body.WriteString(Whole(name), Whole(value)),
                        flushNow: false,
                        CancellationToken.None
                    );

                    var line = Find(state, place);
                    line.Json.GetProperty(Whole(name)).GetString().ShouldBe(Whole(value));
                },
                iter: 150,
                threads: 1
            );

        var bytes = await File.ReadAllBytesAsync(state.InCase(".jsonl"), TestContext.Current.CancellationToken);
        bytes.ShouldAllBe(one => one == '\n' || (one >= 0x20 && one < 0x7f));
        state.Verify().ShouldBeOfType<Verdict.Intact>();
    }

    [Fact]
    public async Task Half_a_character_comes_back_as_the_replacement_character_and_breaks_nothing()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        var place = await journal.AppendAsync(
            "fact_read",
            body => body.WriteString("quote", "a\ud800b"),
            flushNow: true,
            TestContext.Current.CancellationToken
        );

        Find(state, place).Json.GetProperty("quote").GetString().ShouldBe("a\ufffdb");
    }

    [Theory]
    [InlineData("{\n  \"a\": [1,\r\n 2],\n\t\"b\": 1.50e+3\n}", "{\"a\":[1,2],\"b\":1.50e+3}")]
    [InlineData("[\"é\u202e漢\"]", "[\"\\u00E9\\u202E\\u6F22\"]")]
    public async Task Raw_JSON_over_several_lines_or_not_escaped_becomes_one_plain_line(string raw, string expected)
    {
        using var state = new TempState();
        await using var journal = state.Create();

        var place = await journal.AppendAsync(
            "evidence_read",
            body =>
            {
                body.WritePropertyName("raw");
                body.WriteRawValue(raw);
            },
            flushNow: true,
            TestContext.Current.CancellationToken
        );

        Find(state, place).Json.GetProperty("raw").GetRawText().ShouldBe(expected);
        state.Verify().ShouldBe(new Verdict.Intact(2, place.Hash, 0));
    }

    [Fact]
    public async Task Numbers_and_nesting_come_back_as_they_went_in()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        await Gen.Select(Gen.Long, Gen.Decimal, Gen.Int[0, 40])
            .SampleAsync(
                async (number, fraction, depth) =>
                {
                    var place = await journal.AppendAsync(
                        "fact_read",
                        body =>
                        {
                            body.WriteNumber("number", number);
                            body.WriteNumber("fraction", fraction);
                            body.WritePropertyName("deep");
                            Nest(body, depth);
                        },
                        flushNow: false,
                        CancellationToken.None
                    );

                    var json = Find(state, place).Json;
                    json.GetProperty("number").GetInt64().ShouldBe(number);
                    json.GetProperty("fraction").GetDecimal().ShouldBe(fraction);
                    json.GetProperty("deep").GetRawText().Count(one => one == '[').ShouldBe(depth + 1);
                },
                iter: 100,
                threads: 1
            );
    }

    [Fact]
    public async Task A_body_too_deep_to_be_read_back_is_refused()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        await Should.ThrowAsync<ArgumentException>(async () =>
            await journal.AppendAsync(
                "fact_read",
                body =>
                {
                    body.WritePropertyName("deep");
                    Nest(body, 80);
                },
                flushNow: true,
                CancellationToken.None
            )
        );
    }

    [Fact]
    public async Task The_time_is_the_clock_s_in_UTC_to_the_millisecond()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        state.Clock.Advance(TimeSpan.FromTicks(12_345_678));

        var place = await journal.AppendAsync("fact_read", _ => { }, true, TestContext.Current.CancellationToken);

        Find(state, place).At.ShouldBe(new DateTimeOffset(2026, 1, 31, 12, 0, 1, 241, TimeSpan.Zero));
    }

    private static void Nest(Utf8JsonWriter body, int depth)
    {
        body.WriteStartArray();
        if (depth > 0)
        {
            Nest(body, depth - 1);
        }

        body.WriteEndArray();
    }

    private static JournalLine Find(TempState state, JournalPosition place) =>
        JournalReader
            .Read(state.CaseFolder.JournalPath)
            .OfType<JournalRead.Entry>()
            .Single(read => read.Line.Position == place)
            .Line;

    // Generated text may hold half a character, which JSON cannot.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
