using System.Collections.Immutable;

namespace Quell.Lab.Programs;

/// <summary>The words and flags of a command line: <c>--flag value</c>, <c>--flag=value</c>, and short forms.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _flags = new(StringComparer.Ordinal);

    public List<string> Words { get; } = [];

    /// <summary>The first flag that the command does not know, as it was written.</summary>
    public string? Unknown { get; private set; }

    /// <summary>The first flag that lacks its value.</summary>
    public string? Bare { get; private set; }

    public string? this[string flag] => _flags.GetValueOrDefault(flag);

    public bool Has(string flag) => _flags.ContainsKey(flag) && _flags[flag] is not "false";

    /// <param name="known">Flags separated by blanks; <c>n:namespace</c> has a short form, <c>watch?</c> takes no value.</param>
    public static CommandLine Read(ImmutableArray<string> arguments, int start, string known)
    {
        var line = new CommandLine();
        var rules = known.Split(' ').Select(Rule.Read).ToList();
        for (var i = start; i < arguments.Length; i++)
        {
            if (arguments[i] is not ['-', _, ..] word)
            {
                line.Words.Add(arguments[i]);
                continue;
            }

            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            if (rules.Find(r => name == "--" + r.Name || (r.Short.Length > 0 && name == "-" + r.Short)) is not { } rule)
            {
                line.Unknown ??= name;
            }
            else if (equals >= 0)
            {
                line._flags[rule.Name] = word[(equals + 1)..];
            }
            else if (rule.IsSwitch)
            {
                line._flags[rule.Name] = "true";
            }
            else if (++i < arguments.Length)
            {
                line._flags[rule.Name] = arguments[i];
            }
            else
            {
                line.Bare ??= name;
            }
        }

        return line;
    }

    private sealed record Rule(string Name, string Short, bool IsSwitch)
    {
        public static Rule Read(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return new Rule(
                text[(colon + 1)..].TrimEnd('?'),
                colon < 0 ? string.Empty : text[..colon],
                text.EndsWith('?')
            );
        }
    }
}
