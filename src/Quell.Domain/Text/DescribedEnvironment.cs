using System.Text;

namespace Quell.Domain.Text;

/// <summary>Drops the values under <c>Environment:</c> in what <c>kubectl describe</c> prints.</summary>
internal static class DescribedEnvironment
{
    private const string Heading = "Environment:";

    public static string Redact(string text)
    {
        if (!text.Contains(Heading, StringComparison.Ordinal))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        var inside = -1; // Indentation of the heading that we are under.
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            var indent = line.Length - line.TrimStart(' ').Length;
            if (inside >= 0 && indent > inside)
            {
                AppendVariable(output, line);
            }
            else
            {
                inside = line.Trim().SequenceEqual(Heading) ? indent : -1;
                output.Append(line);
            }

            output.Append('\n');
        }

        output.Length--;
        return output.ToString();
    }

    private static void AppendVariable(StringBuilder output, ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        var value = colon < 0 ? line : line[(colon + 1)..];
        var shown = value.Trim();
        if (shown.IsEmpty || shown.StartsWith("<set to the key ") || shown.SequenceEqual(Redaction.Mark))
        {
            output.Append(line);
            return;
        }

        var name = colon < 0 ? line[..(line.Length - line.TrimStart(' ').Length)] : line[..(colon + 1)];
        output.Append(name).Append(colon < 0 ? string.Empty : " ").Append(Redaction.Mark);
    }
}
