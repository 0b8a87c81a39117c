using System.Collections.Immutable;

namespace Quell.Terminal.Screen;

/// <summary>Where in a told line a command stands that a person may copy. A wrong guess costs a row and nothing else.</summary>
internal static class CommandRanges
{
    /// <summary>What follows a command in our sentences.</summary>
    private static readonly ImmutableArray<string> s_ends =
    [
        " — ",
        "; ",
        ", or ",
        ", then ",
        ", and ",
        ", which ",
        ", whose ",
        ", in ",
        " to know",
        " of the ",
        " [",
        "): ",
        ") ",
        "). ",
        ". ",
    ];

    /// <summary>Programs with the words that make what follows a command; without any, prose may begin like this.</summary>
    private static readonly ImmutableArray<(string Program, ImmutableArray<string> Verbs)> s_heads =
    [
        (
            "kubectl ",
            [
                "get",
                "describe",
                "logs",
                "version",
                "config",
                "auth",
                "patch",
                "label",
                "annotate",
                "scale",
                "delete",
                "rollout",
                "cordon",
                "uncordon",
                "drain",
                "apply",
                "create",
                "edit",
            ]
        ),
        ("aws ", ["sts", "iam", "cloudtrail", "ec2", "eks", "sso", "configure"]),
        ("quell ", ["respond", "plan", "investigate", "undo", "case", "report", "tenant", "doctor", "completion"]),
        ("curl ", []),
        ("mcp__", []),
    ];

    public static ImmutableArray<Range> In(string line)
    {
        var found = ImmutableArray.CreateBuilder<Range>();
        var from = 0;
        while (Next(line, from) is var at && at < line.Length)
        {
            var end = End(line, at, HeadLength(line, at));
            found.Add(at..end);
            from = end;
        }

        return found.ToImmutable();
    }

    /// <summary>True when the text from <paramref name="at"/> to its end is one command.</summary>
    public static bool IsAll(string line, int at) =>
        HeadLength(line, at) is > 0 and var head && End(line, at, head) == line.Length;

    private static int Next(string line, int from)
    {
        for (var at = from; at < line.Length; at++)
        {
            if (line[at] is 'k' or 'a' or 'q' or 'c' or 'm' && StartsWord(line, at) && HeadLength(line, at) > 0)
            {
                return at;
            }
        }

        return line.Length;
    }

    private static bool StartsWord(string line, int at) =>
        at == 0 || !(char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '.' or '/' or '\'' or '-' or '_');

    /// <summary>Up to the end of the word that makes it a command; 0 where none begins here.</summary>
    private static int HeadLength(string line, int at)
    {
        var text = line.AsSpan(at);
        foreach (var (program, verbs) in s_heads)
        {
            if (text.StartsWith(program))
            {
                var rest = text[program.Length..];
                var space = rest.IndexOf(' ');
                var word = space < 0 ? rest : rest[..space];
                return IsVerb(program, verbs, word, rest) ? program.Length + word.Length : 0;
            }
        }

        return 0;
    }

    private static bool IsVerb(
        string program,
        ImmutableArray<string> verbs,
        ReadOnlySpan<char> word,
        ReadOnlySpan<char> rest
    )
    {
        if (program is "mcp__")
        {
            return word.Length < rest.Length && rest[word.Length..].StartsWith(" {");
        }

        if (program is "curl ")
        {
            return word.StartsWith("-") || word.StartsWith("https:");
        }

        if (word.StartsWith("--"))
        {
            return true;
        }

        foreach (var verb in verbs)
        {
            if (word.SequenceEqual(verb))
            {
                return true;
            }
        }

        return false;
    }

    private static int End(string line, int start, int head)
    {
        if (start > 0 && line[start - 1] == '`' && line.IndexOf('`', start) is > 0 and var tick)
        {
            return tick;
        }

        if (line.AsSpan(start).StartsWith("mcp__"))
        {
            return line.LastIndexOf('}') is var brace && brace > start ? brace + 1 : start + head;
        }

        var end = Unquoted(line, start + head) ?? FirstEnd(line, start + head, _ => false);
        return line[end - 1] is '.' or ':' or ',' ? end - 1 : end;
    }

    /// <summary>Null where a quote is never closed, as in a line that was cut.</summary>
    private static int? Unquoted(string line, int from)
    {
        var quoted = new bool[line.Length];
        var inside = false;
        for (var at = from; at < line.Length; at++)
        {
            inside ^= line[at] == '\'';
            quoted[at] = inside;
        }

        return inside ? null : FirstEnd(line, from, at => quoted[at]);
    }

    private static int FirstEnd(string line, int from, Func<int, bool> isQuoted)
    {
        var first = line.Length;
        foreach (var end in s_ends)
        {
            for (
                var at = line.IndexOf(end, from, StringComparison.Ordinal);
                at >= 0 && at < first;
                at = line.IndexOf(end, at + 1, StringComparison.Ordinal)
            )
            {
                if (!isQuoted(at))
                {
                    first = at;
                }
            }
        }

        return first;
    }
}
