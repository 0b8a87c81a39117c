using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>Calico's selectors: <c>app == 'shop' &amp;&amp; !has(debug)</c>. Null where the text is not understood.</summary>
internal sealed class CalicoSelector
{
    private const int Longest = 4096;
    private const int Deepest = 50;

    private readonly string _text;
    private readonly ImmutableSortedDictionary<string, string> _labels;
    private int _at;
    private int _depth;

    private CalicoSelector(string text, ImmutableSortedDictionary<string, string> labels) =>
        (_text, _labels) = (text, labels);

    /// <summary>No selector, and <c>all()</c>, mean every Pod.</summary>
    public static bool? Matches(string? text, ImmutableSortedDictionary<string, string> labels)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }
        if (text.Length > Longest)
        {
            return null;
        }
        var parser = new CalicoSelector(text, labels);
        var result = parser.Or();
        parser.Space();
        return parser._at == text.Length ? result : null;
    }

    private bool? Or()
    {
        var result = And();
        while (Take("||"))
        {
            var right = And();
            result = result is null || right is null ? null : result.Value || right.Value;
        }
        return result;
    }

    private bool? And()
    {
        var result = Term();
        while (Take("&&"))
        {
            var right = Term();
            result = result is null || right is null ? null : result.Value && right.Value;
        }
        return result;
    }

    private bool? Term()
    {
        if (++_depth > Deepest)
        {
            return null;
        }
        bool? result;
        if (Take("!"))
        {
            result = Term() is { } inner ? !inner : null;
        }
        else if (Take("("))
        {
            result = Or();
            result = Take(")") ? result : null;
        }
        else
        {
            result = Take("all()") || Take("global()") ? true : Comparison();
        }
        _depth--;
        return result;
    }

    private bool? Comparison()
    {
        if (Take("has("))
        {
            return Key() is { } key && Take(")") ? _labels.ContainsKey(key) : null;
        }
        if (Key() is not { } label)
        {
            return null;
        }
        var value = _labels.GetValueOrDefault(label);
        return Take("==")
            ? Quoted() is { } same
                ? same == value
                : null
            : Take("!=")
                ? Quoted() is { } other
                    ? other != value
                    : null
                : Take("not in")
                    ? Set() is { } without
                        ? value is null || !without.Contains(value)
                        : null
                    : Take("in")
                        ? Set() is { } within
                            ? value is not null && within.Contains(value)
                            : null
                        : Take("contains")
                            ? Quoted() is { } part
                                ? value?.Contains(part, StringComparison.Ordinal) ?? false
                                : null
                            : Take("starts with")
                                ? Quoted() is { } start
                                    ? value?.StartsWith(start, StringComparison.Ordinal) ?? false
                                    : null
                                : Take("ends with")
                                    ? Quoted() is { } end
                                        ? value?.EndsWith(end, StringComparison.Ordinal) ?? false
                                        : null
                                    : null;
    }

    private HashSet<string>? Set()
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        if (!Take("{"))
        {
            return null;
        }
        while (!Take("}"))
        {
            if (Quoted() is not { } value)
            {
                return null;
            }
            values.Add(value);
            Take(",");
        }
        return values;
    }

    private string? Key()
    {
        Space();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.' or '/' or '-'))
        {
            _at++;
        }
        return _at > start ? _text[start.._at] : null;
    }

    private string? Quoted()
    {
        Space();
        if (_at >= _text.Length || _text[_at] is not ('\'' or '"'))
        {
            return null;
        }
        var end = _text.IndexOf(_text[_at], _at + 1);
        if (end < 0)
        {
            return null;
        }
        var value = _text[(_at + 1)..end];
        _at = end + 1;
        return value;
    }

    private bool Take(string word)
    {
        Space();
        if (!_text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }
        _at += word.Length;
        return true;
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
