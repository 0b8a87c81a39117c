using System.Globalization;
using System.Net;
using System.Text;
using Quell.Domain.Text;

namespace Quell.Reports.Html;

/// <summary>Writes HTML and SVG. There is no way to write markup with it but by naming an element: every text is escaped.</summary>
internal sealed class HtmlWriter
{
    public const int Longest = 4000;

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins a document; the style is the program's own and never outside text.</summary>
    public static HtmlWriter Document(string title, string style, string policy)
    {
        if (style.Contains("</", StringComparison.Ordinal))
        {
            throw new ArgumentException("A style sheet holds no tags.", nameof(style));
        }
        var html = new HtmlWriter();
        html._text.Append("<!doctype html>\n");
        html.Open("html", ("lang", "en")).Open("head");
        html.Single("meta", ("charset", "utf-8"));
        html.Single("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy));
        html.Single("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Single("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Single("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Single("meta", ("name", "robots"), ("content", "noindex, nofollow"));
        html.Element("title", title);
        html.Open("style")._text.Append(style);
        return html.Close().Close().Open("body");
    }

    public HtmlWriter Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        _text.Append('>');
        _open.Push(name);
        return this;
    }

    public HtmlWriter Close()
    {
        var name = _open.Pop();
        _text.Append("</").Append(name).Append('>');
        if (!IsInline(name))
        {
            _text.Append('\n');
        }
        return this;
    }

    /// <summary>An element that holds nothing.</summary>
    public HtmlWriter Single(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        _text.Append("/>\n");
        return this;
    }

    /// <summary>An element that holds text alone.</summary>
    public HtmlWriter Element(
        string name,
        string? outside,
        params ReadOnlySpan<(string Name, string? Value)> attributes
    )
    {
        Open(name, attributes);
        Text(outside);
        return Close();
    }

    public HtmlWriter Text(string? outside, int longest = Longest)
    {
        _text.Append(Escaped(outside, longest));
        return this;
    }

    /// <summary>Text of several lines, for an element that keeps them.</summary>
    public HtmlWriter Lines(IEnumerable<string> outside)
    {
        foreach (var line in outside)
        {
            _text.Append(Escaped(line, Longest)).Append('\n');
        }
        return this;
    }

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The document, all that was opened closed.</summary>
    public string End()
    {
        while (_open.Count > 0)
        {
            Close();
        }
        return _text.ToString();
    }

    private void Tag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(Known(name));
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(Known(attribute)).Append("=\"").Append(Escaped(value, Longest)).Append('"');
            }
        }
    }

    /// <summary>Where the end of a line would be seen as a space.</summary>
    private static bool IsInline(string name) => name is "span" or "strong" or "code" or "a" or "text" or "title";

    private static string Escaped(string? outside, int longest) =>
        WebUtility.HtmlEncode(Printable.Of(Redaction.Of(outside ?? string.Empty), longest));

    /// <summary>Names of elements and attributes are the program's own.</summary>
    private static string Known(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? name
            : throw new ArgumentException("A name is letters, digits and dashes.", nameof(name));
}
