using System.Text;
using Spectre.Console;

namespace Quell.EndToEnd.Tests.Screens;

/// <summary>A terminal's output of a size, into memory.</summary>
internal sealed class SizedOutput(int width, int height) : IAnsiConsoleOutput, IDisposable
{
    private readonly StringWriter _written = new() { NewLine = "\n" };

    public TextWriter Writer => _written;

    public bool IsTerminal => true;

    public int Width => width;

    public int Height => height;

    public string Written => _written.ToString();

    public IAnsiConsole Console(bool colours) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
                Out = this,
            }
        );

    public void SetEncoding(Encoding encoding) { }

    public void Dispose() => _written.Dispose();
}
