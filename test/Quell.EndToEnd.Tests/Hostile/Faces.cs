using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Text;
using Quell.EndToEnd.Tests.Screens;
using Quell.Fuzz.Checks;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Terminal.Plain;
using Quell.Terminal.Screen;
using Quell.Terminal.Tests.Screen;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>One thing that is said, on a screen and on a pipe; what each face writes is looked at sign by sign.</summary>
internal static partial class Faces
{
    /// <summary>Wide enough that no row of a table is cut; prose is broken at a hundred columns all the same.</summary>
    private const int Width = 1500;
    private const int Height = 60;

    /// <summary>Shows it, all of it, and nothing else.</summary>
    /// <returns>Each escape sequence that the screen wrote, once.</returns>
    public static async Task<IReadOnlySet<string>> ScreenAsync(Said said)
    {
        using var output = new SizedOutput(Width, Height);
        var keyboard = new AnsweringKeyboard();
        keyboard.Answer("no", () => { });
        await SayAsync(new TerminalOperator(output.Console(colours: true), keyboard, new FakeTimeProvider()), said);
        var sequences = Plain(output.Written);
        var shown = Signs(string.Concat(new TerminalModel(Width, Height).Write(output.Written).Lines));
        var told = Signs(string.Concat(said.Lines.Select(Printable.Line)));
        if (said.Question is { } question)
        {
            told += Signs($"[{string.Join(" | ", question.Accepts.Select(Printable.Line))}]");
            shown = shown[..Math.Min(shown.Length, told.Length)];
        }
        Laws.Hold(shown.Equals(told, StringComparison.Ordinal), $"the screen shows {Difference(shown, told)}");
        return sequences;
    }

    /// <summary>The escape sequences that the program makes for these and for a few plain words of every kind.</summary>
    public static async Task<IReadOnlySet<string>> SequencesAsync(IEnumerable<Said> plain)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var kinds = Enum.GetValues<NoticeKind>()
            .Where(kind => kind != NoticeKind.Secret)
            .Select(kind => new Said(Notice.Of(kind, "What it is:", "  - so: much", "[ ] done"), null, null));
        foreach (var said in plain.Concat(kinds))
        {
            known.UnionWith(await ScreenAsync(said));
        }
        return known;
    }

    /// <summary>A line that is told is a line, and only the last one of a question is one that asks.</summary>
    public static async Task PipeAsync(Said said)
    {
        await using var written = new StringWriter { NewLine = "\n" };
        await SayAsync(new PlainOperator(TextReader.Null, written), said);
        var lines = written.ToString().Split('\n')[..^1];
        Laws.Printable(lines);
        var asks = said.Question is null ? 0 : 1;
        Laws.Hold(lines.Length == said.Lines.Length + asks, "a line that was told became two");
        Laws.Hold(
            lines.Count(line => line.StartsWith('?')) == asks,
            "a line that asks nothing begins as one that does"
        );
    }

    /// <summary>The rows at the foot of the screen are at most three, whatever the incident is called.</summary>
    public static void Status(IEnumerable<Said> all)
    {
        foreach (
            var glance in all.Select(said => said.Glance)
                .OfType<CaseGlance>()
                .DistinctBy(glance => (glance.Place, glance.Doing, glance.Done.Length))
        )
        {
            using var output = new SizedOutput(80, 20);
            new TerminalOperator(output.Console(colours: true), new AnsweringKeyboard(), new FakeTimeProvider()).Follow(
                () =>
                    glance
            );
            Plain(output.Written);
            Laws.Hold(
                new TerminalModel(80, 20).Write(output.Written).Screen.Length <= 3,
                "the status is more than its rows"
            );
        }
    }

    /// <summary>What was written holds nothing that a terminal obeys but sequences, which are returned.</summary>
    public static IReadOnlySet<string> Plain(string written)
    {
        Laws.Printable(
            Sequence()
                .Replace(written, string.Empty)
                .Split('\n', '\r')
                .Select(line => line.Replace("\b", string.Empty, StringComparison.Ordinal))
        );
        return Sequence().Matches(written).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
    }

    private static async Task SayAsync(IOperator face, Said said)
    {
        if (said.Question is { } question)
        {
            await face.AskAsync(question, TestContext.Current.CancellationToken);
        }
        else
        {
            await face.TellAsync(said.Notice, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Without what lays it out: spaces, rules, borders and the branches of a tree.</summary>
    private static string Signs(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign) && sign is not ';' and (< '\u2500' or > '\u257f'))
            {
                kept.Append(sign);
            }
        }
        return kept.ToString();
    }

    private static string Difference(string shown, string told)
    {
        var at = shown.Zip(told).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Printable.Of(shown[Math.Max(0, at - 20)..], 60)} where it was told {Printable.Of(told[Math.Max(0, at - 20)..], 60)}";
    }

    [GeneratedRegex(
        @"\u001b(\[[0-9;]*[A-Za-z]|[78])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Sequence();
}
