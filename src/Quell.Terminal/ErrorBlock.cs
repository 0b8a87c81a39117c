using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Terminal;

/// <summary>Every error of the program, in three lines: what, why, fix.</summary>
public static class ErrorBlock
{
    public static void Write(TextWriter writer, Trouble trouble)
    {
        writer.WriteLine("error: " + Printable.Line(trouble.What));
        writer.WriteLine("why: " + Printable.Line(trouble.Why));
        writer.WriteLine("fix: " + Printable.Line(trouble.Fix));
        writer.Flush();
    }
}
