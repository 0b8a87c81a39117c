namespace Quell.Knowledge.Investigation;

/// <summary>Parts of a rule's name, found only where a word begins: "c2" is not in "EC2".</summary>
internal static class RuleName
{
    public static bool Has(string? rule, string part)
    {
        for (var at = 0; rule is not null && at <= rule.Length - part.Length; at++)
        {
            at = rule.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }
            if (at == 0 || !char.IsLetterOrDigit(rule[at - 1]) || !char.IsLetterOrDigit(part[0]))
            {
                return true;
            }
        }
        return false;
    }
}
