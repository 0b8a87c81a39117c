using Quell.Runbook.Ports;
using Quell.Terminal.Plain;
using Quell.Terminal.Screen;
using Spectre.Console;

namespace Quell.Terminal;

/// <summary>Picks the face for a run: the terminal only where both ends are one and nothing asks for plain words.</summary>
public static class Faces
{
    public static IOperator Choose(FaceOptions options)
    {
        if (options.Json)
        {
            return new PlainOperator(options.Input, options.Error);
        }

        return options is { Plain: false, InputIsTerminal: true, OutputIsTerminal: true }
            ? new TerminalOperator(Screen(options), options.Keyboard(), options.Time)
            : new PlainOperator(options.Input, options.Output, options.Error, options.OutputIsGone);
    }

    private static IAnsiConsole Screen(FaceOptions options) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(options.Output),
                ColorSystem = options.NoColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
}
