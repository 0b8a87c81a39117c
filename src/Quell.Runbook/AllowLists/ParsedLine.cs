using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Quell.Runbook.AllowLists;

/// <summary>What follows a verb, taken apart by the flags that the verb knows; nothing else gets through.</summary>
internal sealed class ParsedLine
{
    private readonly Dictionary<string, string> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    private ParsedLine() { }

    public IReadOnlyList<string> Words => _words;

    public ImmutableDictionary<string, string> Arguments => _flags.ToImmutableDictionary(StringComparer.Ordinal);

    public string? this[string flag] => _flags.GetValueOrDefault(flag);

    public bool Has(string flag) => _flags.ContainsKey(flag);

    public static bool TryParse(
        IReadOnlyList<string> argv,
        int start,
        IReadOnlyList<FlagRule> flags,
        [NotNullWhen(true)] out ParsedLine? line,
        [NotNullWhen(false)] out AllowVerdict.Refused? refused
    )
    {
        line = new ParsedLine();
        for (var i = start; i < argv.Count; i++)
        {
            if (!argv[i].StartsWith('-'))
            {
                line._words.Add(argv[i]);
                continue;
            }

            refused = line.TakeFlag(argv, ref i, flags);
            if (refused is not null)
            {
                line = null;
                return false;
            }
        }

        refused = line.Missing(flags);
        line = refused is null ? line : null;
        return line is not null;
    }

    private static FlagRule? Find(IReadOnlyList<FlagRule> flags, string spelling)
    {
        foreach (var flag in flags)
        {
            if (
                spelling.Length == flag.Name.Length + 2
                    && spelling.StartsWith("--", StringComparison.Ordinal)
                    && spelling.EndsWith(flag.Name, StringComparison.Ordinal)
                || (flag.Short is { } letter && spelling.Length == 2 && spelling[0] == '-' && spelling[1] == letter)
            )
            {
                return flag;
            }
        }

        return null;
    }

    // What the programs themselves would take for another flag, or fetch from elsewhere.
    private static bool IsPointer(string value) =>
        value.Length > 0 && value[0] is '-' or '@'
        || value.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("fileb:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private AllowVerdict.Refused? TakeFlag(IReadOnlyList<string> argv, ref int i, IReadOnlyList<FlagRule> flags)
    {
        var equals = argv[i].IndexOf('=', StringComparison.Ordinal);
        var spelling = equals < 0 ? argv[i] : argv[i][..equals];
        if (Find(flags, spelling) is not { } flag)
        {
            return AllowList.Refuse(
                AllowRules.Flag,
                $"The flag {AllowList.Quote(spelling)} is not on this verb's list."
            );
        }

        string? value = equals < 0 ? null : argv[i][(equals + 1)..];
        if (value is null && flag.Form is FlagForm.Switch or FlagForm.Toggle)
        {
            value = "true";
        }
        else if (value is null && flag.Form == FlagForm.Value && i + 1 < argv.Count)
        {
            value = argv[++i];
        }

        if (value is null || !IsAccepted(flag, value))
        {
            return AllowList.Refuse(
                AllowRules.Value,
                $"The flag --{flag.Name} does not take {(value is null ? "its value so" : AllowList.Quote(value))}."
            );
        }

        return _flags.TryAdd(flag.Name, value)
            ? null
            : AllowList.Refuse(AllowRules.Repeated, $"The flag --{flag.Name} is given more than once.");
    }

    private static bool IsAccepted(FlagRule flag, string value) =>
        flag.Form switch
        {
            FlagForm.Switch => value is "true",
            FlagForm.Toggle => value is "true" or "false",
            _ when flag.Name is Aws.EndpointFlag => flag.Accepts!(value),
            _ => !IsPointer(value) && flag.Accepts!(value),
        };

    private AllowVerdict.Refused? Missing(IReadOnlyList<FlagRule> flags)
    {
        foreach (var flag in flags)
        {
            if (flag.IsRequired && !_flags.ContainsKey(flag.Name))
            {
                var rule = flag.Name is Kubectl.ContextFlag ? AllowRules.Context : AllowRules.Value;
                return AllowList.Refuse(rule, $"The flag --{flag.Name} has to be there.");
            }
        }

        return null;
    }
}
