using Quell.Runbook.Ports;

namespace Quell.Terminal;

/// <summary>Every error of the program, in three lines: what, why, fix.</summary>
public static class ErrorBlock
{
    public static void Write(TextWriter writer, Trouble trouble)
    {
        writer.WriteLine("error: " + Visible.Line(trouble.What));
        writer.WriteLine("why: " + Visible.Line(trouble.Why));
        writer.WriteLine("fix: " + Visible.Line(trouble.Fix));
        writer.Flush();
    }
}
