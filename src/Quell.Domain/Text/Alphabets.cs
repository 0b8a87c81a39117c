using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Quell.Domain.Text;

/// <summary>
/// Decides whether a value from outside may become part of a query, a path or an argument: only when it matches the
/// alphabet of the thing it claims to be. Nothing is trimmed, folded or repaired.
/// </summary>
public static class Alphabets
{
    private const int MaxProcessId = 4_194_304; // The largest that Linux can be configured for.

    /// <summary>True when <paramref name="value"/> is, as a whole, what <paramref name="alphabet"/> names.</summary>
    public static bool Matches(Alphabet alphabet, [NotNullWhen(true)] string? value)
    {
        var rule = RuleOf(alphabet);
        return value is not null
            && value.Length <= rule.MaxLength
            && rule.Pattern.IsMatch(value)
            && (rule.Also is null || rule.Also(value));
    }

    /// <summary>What the alphabet admits, for the sentence that refuses a value.</summary>
    public static string Describe(Alphabet alphabet) => RuleOf(alphabet).Words;

    private static Rule RuleOf(Alphabet alphabet) =>
        alphabet switch
        {
            Alphabet.EventId => new(Patterns.EventId(), 32, "32 hexadecimal digits"),
            Alphabet.ContainerId => new(Patterns.ContainerId(), 64, "12 or 64 lower-case hexadecimal digits"),
            Alphabet.HostId => new(Patterns.HostId(), 64, "up to 64 hexadecimal digits"),
            Alphabet.DnsLabel => new(Patterns.DnsLabel(), 63, "an RFC 1123 label"),
            Alphabet.DnsSubdomain => new(Patterns.DnsSubdomain(), 253, "an RFC 1123 subdomain"),
            Alphabet.RbacName => new(Patterns.RbacName(), 253, "letters, digits and . _ : -"),
            Alphabet.KubernetesKind => new(Patterns.KubernetesKind(), 63, "a kind, such as Deployment"),
            Alphabet.KubernetesResource => new(Patterns.KubernetesResource(), 190, "a resource type in lower case"),
            Alphabet.LabelKey => new(Patterns.LabelKey(), 317, "a label key"),
            Alphabet.LabelValue => new(Patterns.LabelValue(), 63, "a label value"),
            Alphabet.KubeContext => new(Patterns.KubeContext(), 253, "a context name without spaces"),
            Alphabet.ClusterName => new(Patterns.ClusterName(), 253, "letters, digits and . _ : @ / + -"),
            Alphabet.ResourceVersion => new(Patterns.ResourceVersion(), 20, "digits"),
            Alphabet.HostName => new(Patterns.HostName(), 253, "a host name"),
            _ => CloudRuleOf(alphabet),
        };

    private static Rule CloudRuleOf(Alphabet alphabet) =>
        alphabet switch
        {
            Alphabet.AwsAccountId => new(Patterns.AwsAccountId(), 12, "twelve digits"),
            Alphabet.IamArn => new(Patterns.IamArn(), 640, "an IAM ARN"),
            Alphabet.StsArn => new(Patterns.StsArn(), 640, "an STS ARN"),
            Alphabet.AccessKeyId => new(Patterns.AccessKeyId(), 20, "AKIA or ASIA and 16 letters or digits"),
            Alphabet.IamName => new(Patterns.IamName(), 128, "letters, digits and + = , . @ _ -"),
            Alphabet.AwsProfile => new(Patterns.AwsProfile(), 128, "letters, digits and . _ @ + / -"),
            Alphabet.Region => new(Patterns.Region(), 32, "a region, such as eu-west-1"),
            _ => PlainRuleOf(alphabet),
        };

    private static Rule PlainRuleOf(Alphabet alphabet) =>
        alphabet switch
        {
            Alphabet.AbsolutePath => new(
                Patterns.AbsolutePath(),
                512,
                "an absolute path of letters, digits and . _ + @ % = : , ~ # -"
            ),
            Alphabet.Uuid => new(Patterns.Uuid(), 36, "a UUID"),
            Alphabet.ImageDigest => new(Patterns.ImageDigest(), 71, "sha256: and 64 lower-case hexadecimal digits"),
            Alphabet.Sha256 => new(Patterns.Sha256(), 64, "64 lower-case hexadecimal digits"),
            Alphabet.Cidr => new(Patterns.Cidr(), 49, "an address block", IsCidr),
            Alphabet.Port => new(Patterns.Number(), 5, "a port from 1 to 65535", v => IsWithin(v, 1, 65_535)),
            Alphabet.NanosecondTime => new(
                Patterns.NanosecondTime(),
                19,
                "nanoseconds since 1970",
                v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ),
            Alphabet.ProcessId => new(Patterns.Number(), 7, "a process id", v => IsWithin(v, 1, MaxProcessId)),
            Alphabet.Count => new(Patterns.Number(), 5, "a whole number"),
            Alphabet.ActionType => new(Patterns.ActionType(), 64, "upper-case letters, digits and _"),
            _ => throw new ArgumentOutOfRangeException(nameof(alphabet), alphabet, "No such alphabet."),
        };

    private static bool IsWithin(string digits, int least, int most) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most;

    // Host bits that are set would be dropped by one reader and refused by another.
    private static bool IsCidr(string value) =>
        IPNetwork.TryParse(value, out var network)
        && IPAddress.TryParse(value.AsSpan(0, value.IndexOf('/', StringComparison.Ordinal)), out var address)
        && network.BaseAddress.Equals(address);

    private readonly record struct Rule(Regex Pattern, int MaxLength, string Words, Func<string, bool>? Also = null);
}
