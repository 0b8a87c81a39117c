using System.Diagnostics.CodeAnalysis;
using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>The objects that a line names: kinds, and names of objects of these kinds.</summary>
/// <param name="Kinds">The kinds, each once.</param>
/// <param name="Names">The names; empty where all of a kind are meant.</param>
internal sealed record KubeTargets(IReadOnlyList<KubeKind> Kinds, IReadOnlyList<string> Names)
{
    private const int MaxNames = 100;

    public string Resource => string.Join(',', Kinds.Select(k => k.Name));

    public string? SingleName => Names.Count == 1 ? Names[0] : null;

    /// <summary>Reads <c>TYPE[,TYPE] [NAME…]</c> or <c>TYPE/NAME…</c>.</summary>
    public static bool TryRead(
        IReadOnlyList<string> words,
        [NotNullWhen(true)] out KubeTargets? targets,
        [NotNullWhen(false)] out AllowVerdict.Refused? refused
    )
    {
        targets = null;
        if (words.Count is 0 or > MaxNames)
        {
            refused = AllowList.Refuse(AllowRules.Target, $"A kind has to be named, and at most {MaxNames} objects.");
            return false;
        }

        var kinds = new List<KubeKind>();
        var names = new List<string>();
        refused = words[0].Contains('/', StringComparison.Ordinal)
            ? ReadPairs(words, kinds, names)
            : ReadList(words, kinds, names);
        targets = refused is null ? new KubeTargets(kinds, names) : null;
        return targets is not null;
    }

    /// <summary>Reads exactly one object, as <c>TYPE NAME</c> or <c>TYPE/NAME</c>; what follows it is left over.</summary>
    public static bool TryReadOne(
        IReadOnlyList<string> words,
        [NotNullWhen(true)] out KubeTargets? target,
        out IReadOnlyList<string> rest,
        [NotNullWhen(false)] out AllowVerdict.Refused? refused
    )
    {
        var length = words.Count > 0 && words[0].Contains('/', StringComparison.Ordinal) ? 1 : 2;
        rest = [.. words.Skip(length)];
        if (!TryRead([.. words.Take(length)], out target, out refused))
        {
            return false;
        }

        if (target is { Kinds.Count: 1, Names.Count: 1 })
        {
            return true;
        }

        target = null;
        refused = AllowList.Refuse(AllowRules.Target, "Exactly one object has to be named.");
        return false;
    }

    private static AllowVerdict.Refused? ReadPairs(
        IReadOnlyList<string> words,
        List<KubeKind> kinds,
        List<string> names
    )
    {
        foreach (var word in words)
        {
            var slash = word.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
            {
                return AllowList.Refuse(
                    AllowRules.Target,
                    "Objects are named either all as TYPE/NAME or all as TYPE NAME."
                );
            }

            var refused = AddKind(kinds, word[..slash], out var kind) ?? AddName(names, kind, word[(slash + 1)..]);
            if (refused is not null)
            {
                return refused;
            }
        }

        return null;
    }

    private static AllowVerdict.Refused? ReadList(IReadOnlyList<string> words, List<KubeKind> kinds, List<string> names)
    {
        foreach (var type in words[0].Split(','))
        {
            if (AddKind(kinds, type, out _) is { } refused)
            {
                return refused;
            }
        }

        if (kinds.Count > 1 && words.Count > 1)
        {
            return AllowList.Refuse(AllowRules.Target, "Names go with one kind only.");
        }

        foreach (var name in words.Skip(1))
        {
            if (AddName(names, kinds[0], name) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static AllowVerdict.Refused? AddKind(List<KubeKind> kinds, string word, out KubeKind? kind)
    {
        kind = KubeKinds.Find(word, out var refused);
        if (kind is not null && !kinds.Contains(kind))
        {
            kinds.Add(kind);
        }

        return refused;
    }

    private static AllowVerdict.Refused? AddName(List<string> names, KubeKind? kind, string name)
    {
        var alphabet = kind is { IsRbac: true } ? Alphabet.RbacName : Alphabet.DnsSubdomain;
        if (!Alphabets.Matches(alphabet, name))
        {
            return AllowList.Refuse(AllowRules.Target, $"{AllowList.Quote(name)} is not the name of a {kind?.Name}.");
        }

        names.Add(name);
        return null;
    }
}
