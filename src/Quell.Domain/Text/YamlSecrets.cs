using System.Text;

namespace Quell.Domain.Text;

/// <summary>Drops values of environment variables, and the last-applied annotation, in what <c>kubectl get -o yaml</c> prints.</summary>
/// <remarks>It goes by the layout that kubectl prints, which is always the same, and drops whatever stands deeper.</remarks>
internal static class YamlSecrets
{
    private const string Variables = "env:";
    private const string Value = "value:";
    private const string LastApplied = "last-applied-configuration:";

    public static string Redact(string text)
    {
        if (
            !text.Contains(Variables, StringComparison.Ordinal) && !text.Contains(LastApplied, StringComparison.Ordinal)
        )
        {
            return text;
        }
        var output = new StringBuilder(text.Length);
        var list = -1; // Column of the key env that we are under.
        var dropped = -1; // Column of the key whose value is being dropped.
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            var indent = line.Length - line.TrimStart(' ').Length;
            var isBlank = line.Trim().IsEmpty;
            if (dropped >= 0 && (isBlank || indent > dropped))
            {
                continue;
            }
            dropped = -1;
            var isItem = line[indent..].StartsWith("- ");
            var column = isItem ? indent + 2 : indent;
            var key = line[column..];
            if (list >= 0 && !isBlank && !(indent > list || (indent == list && isItem)))
            {
                list = -1;
            }
            if (key.TrimEnd().SequenceEqual(Variables))
            {
                list = column;
            }
            var name = SecretName(key, isVariable: list >= 0 && column > list);
            if (name > 0 && !key[name..].Trim().SequenceEqual(Redaction.Mark))
            {
                output.Append(line[..(column + name)]).Append(' ').Append(Redaction.Mark).Append('\n');
                dropped = column;
                continue;
            }
            output.Append(line).Append('\n');
        }
        output.Length--;
        return output.ToString();
    }

    /// <summary>Length of the key, with its colon, whose value goes; 0 where the value stays.</summary>
    private static int SecretName(ReadOnlySpan<char> key, bool isVariable)
    {
        if (isVariable && key.StartsWith(Value))
        {
            return Value.Length;
        }
        var at = key.IndexOf(LastApplied);
        return at >= 0 && key[..at].IndexOfAny(" \"'{") < 0 ? at + LastApplied.Length : 0;
    }
}
