using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>The flags of aws operations. Pager, debug, query, signing, input and skeleton flags are not among them.</summary>
internal static partial class AwsFlags
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>What every operation takes; the answer is always JSON, whatever the user's configuration says.</summary>
    public static IReadOnlyList<FlagRule> Common { get; } =
    [
        new("output", FlagForm.Value, v => v is "json", IsRequired: true),
        new("region", FlagForm.Value, Is(Alphabet.Region)),
        new("profile", FlagForm.Value, Is(Alphabet.AwsProfile)),
        new("cli-connect-timeout", FlagForm.Value, Seconds().IsMatch),
        new("cli-read-timeout", FlagForm.Value, Seconds().IsMatch),
    ];

    /// <summary>Paging, for operations that list.</summary>
    public static IReadOnlyList<FlagRule> Paging { get; } =
    [
        new("max-items", FlagForm.Value, Is(Alphabet.Count)),
        new("page-size", FlagForm.Value, Is(Alphabet.Count)),
        new("starting-token", FlagForm.Value, Token().IsMatch),
        new("no-paginate", FlagForm.Switch),
    ];

    public static FlagRule PathPrefix { get; } = new("path-prefix", FlagForm.Value, Path().IsMatch);

    public static FlagRule Name(string flag, bool isRequired = true) =>
        new(flag, FlagForm.Value, Is(Alphabet.IamName), IsRequired: isRequired);

    public static FlagRule PolicyArn { get; } =
        new(
            "policy-arn",
            FlagForm.Value,
            v => Alphabets.Matches(Alphabet.IamArn, v) && v.Contains(":policy/", StringComparison.Ordinal),
            IsRequired: true
        );

    public static FlagRule AccessKeyId { get; } =
        new("access-key-id", FlagForm.Value, Is(Alphabet.AccessKeyId), IsRequired: true);

    public static FlagRule Word(string flag, params string[] words) =>
        new(flag, FlagForm.Value, v => words.Contains(v, StringComparer.Ordinal));

    public static FlagRule Time(string flag) => new(flag, FlagForm.Value, IsTime);

    /// <summary>One attribute a call, as the service wants it, in the shorthand that needs no quoting.</summary>
    public static FlagRule LookupAttribute { get; } = new("lookup-attributes", FlagForm.Value, IsLookup);

    public static Func<string, bool> Is(Alphabet alphabet) => value => Alphabets.Matches(alphabet, value);

    private static bool IsTime(string value) =>
        Epoch().IsMatch(value)
        || (Iso().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _));

    private static bool IsLookup(string value)
    {
        if (Lookup().Match(value) is not { Success: true } match)
        {
            return false;
        }

        var wanted = match.Groups["value"].Value;
        return match.Groups["key"].Value switch
        {
            "EventId" => Alphabets.Matches(Alphabet.Uuid, wanted),
            "EventName" => EventName().IsMatch(wanted),
            "EventSource" => Alphabets.Matches(Alphabet.DnsSubdomain, wanted),
            "ReadOnly" => wanted is "true" or "false",
            "ResourceType" => ResourceType().IsMatch(wanted),
            "AccessKeyId" => Alphabets.Matches(Alphabet.AccessKeyId, wanted),
            "Username" or "ResourceName" => Principal().IsMatch(wanted),
            _ => false,
        };
    }

    [GeneratedRegex(@"\A[1-9][0-9]{0,3}\z", Plain, Timeout.Infinite)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\A[A-Za-z0-9+/=_][A-Za-z0-9+/=_-]{0,4095}\z", Plain, Timeout.Infinite)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A/([A-Za-z0-9+=,.@_-]+(/[A-Za-z0-9+=,.@_-]+)*/?)?\z", Plain, Timeout.Infinite)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A[0-9]{10}(\.[0-9]{1,6})?\z", Plain, Timeout.Infinite)]
    private static partial Regex Epoch();

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-]00:00)\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"\AAttributeKey=(?<key>[A-Za-z]{1,20}),AttributeValue=(?<value>[A-Za-z0-9+=.@_:/-]{1,512})\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Lookup();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]{1,99}\z", Plain, Timeout.Infinite)]
    private static partial Regex EventName();

    [GeneratedRegex(@"\AAWS(::[A-Za-z0-9]{1,60}){2}\z", Plain, Timeout.Infinite)]
    private static partial Regex ResourceType();

    // A comma would begin another member of the shorthand.
    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9+=.@_:/-]{0,511}\z", Plain, Timeout.Infinite)]
    private static partial Regex Principal();
}
