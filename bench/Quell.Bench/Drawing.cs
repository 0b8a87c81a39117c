using System.Collections.Immutable;
using System.Diagnostics;
using Quell.Runbook.Telling;
using Quell.Terminal.Screen;
using Spectre.Console;

namespace Quell.Bench;

/// <summary>A checklist of thirty actions with two hundred consequence lines on a terminal of 100 columns.</summary>
internal static class Drawing
{
    private const double Most = 20;
    private const int Actions = 30;
    private const int Lines = 200;
    private const int Turns = 51;
    private const int WarmUp = 20;

    public static async Task<Measured> MeasureAsync()
    {
        var notice = new Notice(NoticeKind.Checklist, [.. Enumerable.Range(0, Actions).SelectMany(Block)]);
        var times = new List<double>();
        for (var turn = 0; turn < Turns + WarmUp; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await Screen().TellAsync(notice, CancellationToken.None);
            if (turn >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
        var measured = Middle.Of(times);
        return new Measured(
            $"drawing {Actions} actions with {Lines} consequence lines",
            $"{measured:0.0} ms",
            "-",
            null,
            $"under {Most:0} ms",
            measured < Most
        );
    }

    private static IEnumerable<string> Block(int number)
    {
        var share = (Lines * (number + 1) / Actions) - (Lines * number / Actions);
        ImmutableArray<string> head =
        [
            string.Empty,
            $"{number + 1}. [ ] SCALE_TO_ZERO (deployment shop/checkout-{number}, every replica)",
            $"    What it does: Scales deployment checkout-{number} from 3 replicas to none.",
            "    Breaks:",
        ];
        return head.Concat(
            Enumerable
                .Range(0, share)
                .Select(line =>
                    $"      degraded: Service shop/checkout-{line} loses every endpoint of deployment shop/checkout, and clients that keep a connection are cut off. [C-ALLREPLICAS; kubectl network, kubectl workload]"
                )
        );
    }

    private static TerminalOperator Screen()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.TrueColor,
                Out = new AnsiConsoleOutput(new StringWriter()),
            }
        );
        console.Profile.Width = 100;
        return new TerminalOperator(console, new NoKeyboard(), TimeProvider.System);
    }

    private sealed class NoKeyboard : IKeyboard
    {
        public bool KeyAvailable => false;

        public ConsoleKeyInfo Read() => throw new InvalidOperationException("nobody types here");
    }
}
