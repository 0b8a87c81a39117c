using Quell.Runbook.Ports;

namespace Quell.Terminal.Tests;

public sealed class ErrorBlockTests
{
    [Fact]
    public void An_error_is_what_why_and_fix()
    {
        var writer = new StringWriter { NewLine = "\n" };

        ErrorBlock.Write(writer, new Trouble("the server said no", "the token is empty", "set the token"));

        writer.ToString().ShouldBe("error: the server said no\nwhy: the token is empty\nfix: set the token\n");
    }

    [Fact]
    public void It_stays_three_lines_whatever_is_in_it()
    {
        var writer = new StringWriter { NewLine = "\n" };

        ErrorBlock.Write(writer, new Trouble("a\nfix: run this", "b\u2028c\u001b[31m", "d\r\ne\u202e"));

        writer.ToString().Split('\n').Length.ShouldBe(4);
        writer
            .ToString()
            .ShouldBe("error: a\\u{A}fix: run this\nwhy: b\\u{2028}c\\u{1B}[31m\nfix: d\\u{D}\\u{A}e\\u{202E}\n");
    }
}
