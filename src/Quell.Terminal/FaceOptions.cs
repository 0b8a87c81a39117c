using Quell.Terminal.Screen;

namespace Quell.Terminal;

/// <summary>What a face is chosen from and made of. The composition root reads it from the process once.</summary>
public sealed record FaceOptions
{
    public required TextReader Input { get; init; }
    public required TextWriter Output { get; init; }
    public required TextWriter Error { get; init; }

    /// <summary>True once nobody can read the output any more; asked before and after each question.</summary>
    public Func<bool> OutputIsGone { get; init; } = static () => false;
    public required bool InputIsTerminal { get; init; }
    public required bool OutputIsTerminal { get; init; }

    /// <summary>Asked for only when the terminal is the face.</summary>
    public required Func<IKeyboard> Keyboard { get; init; }
    public required TimeProvider Time { get; init; }

    /// <summary><c>--plain</c>.</summary>
    public bool Plain { get; init; }

    /// <summary><c>--json</c>: standard output belongs to the one document, so people are told things on standard error.</summary>
    public bool Json { get; init; }

    /// <summary>The variable <c>NO_COLOR</c> is set to anything but the empty text.</summary>
    public bool NoColor { get; init; }
}
