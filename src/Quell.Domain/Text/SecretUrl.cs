using System.Text;

namespace Quell.Domain.Text;

/// <summary>Takes user info, query and fragment out of one URL, and user info out of URLs in its path.</summary>
internal static class SecretUrl
{
    public static string Redact(string url)
    {
        var cut = url.AsSpan().IndexOfAny('?', '#');
        var address = cut < 0 ? url.AsSpan() : url.AsSpan(0, cut);
        var output = new StringBuilder(address.Length + Redaction.Mark.Length + 1);
        while (!address.IsEmpty)
        {
            var authority = AfterSlashes(address);
            output.Append(address[..authority]);
            address = address[authority..];

            var length = address.IndexOfAny('/', '\\');
            var part = length < 0 ? address : address[..length];
            var at = part.LastIndexOf('@');
            output.Append(at < 0 ? string.Empty : Redaction.Mark).Append(part[Math.Max(at, 0)..]);
            address = address[part.Length..];
        }

        return cut < 0
            ? output.ToString()
            : output.Append('?').Append(Redaction.Mark).Append(After(url[(cut + 1)..])).ToString();
    }

    // What was redacted already keeps the sign that the sentence around it goes on with.
    private static string After(string query) =>
        query.Length == Redaction.Mark.Length + 1
        && query.StartsWith(Redaction.Mark, StringComparison.Ordinal)
        && query[^1] is ',' or ';' or '.'
            ? query[^1..]
            : string.Empty;

    // Where the next "://" ends (JSON may have escaped the slashes), or the end.
    private static int AfterSlashes(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (text[i..].IndexOf(':') is var colon and >= 0)
        {
            i += colon + 1;
            var rest = text[i..];
            if (rest.StartsWith("//"))
            {
                return i + 2;
            }

            if (rest.StartsWith(@"\/\/"))
            {
                return i + 4;
            }
        }

        return text.Length;
    }
}
