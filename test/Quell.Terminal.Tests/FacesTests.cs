using Microsoft.Extensions.Time.Testing;
using Quell.Runbook.Telling;
using Quell.Terminal.Plain;
using Quell.Terminal.Screen;
using Quell.Terminal.Tests.Screen;

namespace Quell.Terminal.Tests;

public sealed class FacesTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private FaceOptions Terminal =>
        new()
        {
            Input = new StringReader(""),
            Output = _output,
            Error = _error,
            InputIsTerminal = true,
            OutputIsTerminal = true,
            Keyboard = () => new TypedKeys(),
            Time = new FakeTimeProvider(),
        };

    [Fact]
    public void A_terminal_at_both_ends_gets_the_terminal_face() =>
        Faces.Choose(Terminal).ShouldBeOfType<TerminalOperator>();

    [Fact]
    public void Anything_else_gets_the_plain_one_and_no_keyboard()
    {
        var without = Terminal with { Keyboard = () => throw new InvalidOperationException("There is no keyboard.") };

        Faces.Choose(without with { InputIsTerminal = false }).ShouldBeOfType<PlainOperator>();
        Faces.Choose(without with { OutputIsTerminal = false }).ShouldBeOfType<PlainOperator>();
        Faces.Choose(without with { Plain = true }).ShouldBeOfType<PlainOperator>();
        Faces.Choose(without with { Json = true }).ShouldBeOfType<PlainOperator>();
    }

    [Fact]
    public async Task With_json_nothing_for_people_goes_to_standard_output()
    {
        var face = Faces.Choose(Terminal with { Json = true });

        await face.TellAsync(Notice.Of(NoticeKind.Narration, "Reading."), TestContext.Current.CancellationToken);

        _output.ToString().ShouldBeEmpty();
        _error.ToString().ShouldContain("Reading.");
    }

    [Fact]
    public async Task No_color_means_none()
    {
        var face = Faces.Choose(Terminal with { NoColor = true });

        await face.TellAsync(Notice.Of(NoticeKind.Warning, "Careful."), TestContext.Current.CancellationToken);

        _output.ToString().ShouldNotMatch("\u001b\\[[0-9;]*(3[0-9]|9[0-9])[0-9;]*m");
        _output.ToString().ShouldContain("Careful.");
    }
}
