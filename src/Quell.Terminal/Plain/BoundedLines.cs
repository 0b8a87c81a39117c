using System.Text;

namespace Quell.Terminal.Plain;

/// <summary>Reads lines without letting anybody fill the memory with one.</summary>
internal sealed class BoundedLines(TextReader input)
{
    /// <summary>Characters kept of one line; the rest of it is read and dropped.</summary>
    public const int MaxLength = 4096;

    /// <summary>The next line without its ending, cut to <see cref="MaxLength"/>; null at the end of the input.</summary>
    public string? Read()
    {
        var line = new StringBuilder();
        var any = false;
        while (input.Read() is var read and >= 0)
        {
            any = true;
            if (read == '\n')
            {
                return Without(line);
            }

            if (line.Length < MaxLength)
            {
                line.Append((char)read);
            }
        }

        return any ? Without(line) : null;
    }

    private static string Without(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] == '\r')
        {
            line.Length--;
        }

        return line.ToString();
    }
}
