using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Which members of an object are kept. Everything else is dropped where it enters.</summary>
/// <remarks>
/// Written as <c>name</c> (a value, or a list of values), <c>name(members)</c>, <c>name*</c> (whatever it holds),
/// <c>name=word|word</c> (kept only when it is one of these words) and <c>+</c> (of other members the name alone).
/// A list is as deep as its items.
/// </remarks>
public sealed class FieldTree
{
    private readonly FrozenDictionary<string, FieldTree> _members;

    private FieldTree(IEnumerable<KeyValuePair<string, FieldTree>> members, bool othersByName)
    {
        _members = members.ToFrozenDictionary(StringComparer.Ordinal);
        OthersByName = othersByName;
    }

    /// <summary>True when the value itself is kept, or each value of a list.</summary>
    public bool IsValue { get; private init; }

    /// <summary>True when all below is kept.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>The only words that are kept; empty where any is.</summary>
    public ImmutableArray<string> Words { get; private init; } = [];

    /// <summary>True when members that are not named here are kept as their name and <c>true</c>.</summary>
    public bool OthersByName { get; }

    public FieldTree? this[string member] => _members.GetValueOrDefault(member);

    public static FieldTree Parse(string text)
    {
        var at = 0;
        var tree = Members(text, ref at);
        return at == text.Length ? tree : throw new FormatException($"One bracket too many at {at}.");
    }

    private static FieldTree Members(string text, ref int at)
    {
        var members = new Dictionary<string, FieldTree>(StringComparer.Ordinal);
        var others = false;
        while (at < text.Length && text[at] != ')')
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var name = Name(text, ref at);
            if (name == "+")
            {
                others = true;
                continue;
            }
            members[name] = Below(text, ref at);
        }
        return new FieldTree(members, others);
    }

    private static FieldTree Below(string text, ref int at)
    {
        switch (at < text.Length ? text[at] : ' ')
        {
            case '(':
                at++;
                var tree = Members(text, ref at);
                at++;
                return tree;
            case '*':
                at++;
                return new FieldTree([], false) { IsWhole = true };
            case '=':
                at++;
                return new FieldTree([], false)
                {
                    IsValue = true,
                    Words = [.. Word(text, ref at, until: "()").Split('|')],
                };
            default:
                return new FieldTree([], false) { IsValue = true };
        }
    }

    private static string Name(string text, ref int at) => Word(text, ref at, until: "()*=");

    private static string Word(string text, ref int at, string until)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !until.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }
        return text[start..at];
    }
}
