using Quell.Terminal.Screen;

namespace Quell.Terminal.Tests.Screen;

public sealed class TypedLineTests
{
    private readonly TypedKeys _keys = new();

    [Fact]
    public void Characters_make_the_line_and_enter_ends_it()
    {
        Typed(_keys.Type("no\n")).ShouldBe(("no", TypedKey.Entered));
    }

    [Fact]
    public void Backspace_takes_a_whole_character_and_nothing_from_an_empty_line()
    {
        Typed(_keys.Type("\bno\U0001F600\b\b")).ShouldBe(("n", TypedKey.Edited));
    }

    [Fact]
    public void Control_u_clears_the_line_and_control_w_its_last_word()
    {
        Typed(_keys.Type("yes 1").Control(ConsoleKey.U).Type("run the last  ").Control(ConsoleKey.W))
            .ShouldBe(("run the ", TypedKey.Edited));
    }

    [Fact]
    public void Control_d_ends_the_input_only_on_an_empty_line()
    {
        Typed(_keys.Type("a").Control(ConsoleKey.D)).ShouldBe(("a", TypedKey.Edited));
        Typed(_keys.Control(ConsoleKey.D)).ShouldBe(("", TypedKey.Ended));
    }

    [Fact]
    public void Control_characters_are_not_text_and_a_line_has_a_bound()
    {
        Typed(_keys.Type("a\u001b\0\t" + new string('b', 5000))).Text.Length.ShouldBe(TypedLine.MaxLength);
    }

    private static (string Text, TypedKey Last) Typed(TypedKeys keys)
    {
        var line = new TypedLine();
        var last = TypedKey.Edited;
        while (keys.KeyAvailable)
        {
            last = line.Press(keys.Read());
        }

        return (line.Text, last);
    }
}
