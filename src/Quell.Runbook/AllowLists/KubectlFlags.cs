using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>The flags of each kubectl verb. A flag that is not here does not exist for Quell.</summary>
internal static partial class KubectlFlags
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly FlagRule s_context = new(
        Kubectl.ContextFlag,
        FlagForm.Value,
        Is(Alphabet.KubeContext),
        IsRequired: true
    );

    private static readonly FlagRule s_timeout = new("request-timeout", FlagForm.Value, Duration().IsMatch);
    private static readonly FlagRule s_namespace = new(
        Kubectl.NamespaceFlag,
        FlagForm.Value,
        Is(Alphabet.DnsLabel),
        'n'
    );
    private static readonly FlagRule s_all = new(Kubectl.AllNamespacesFlag, FlagForm.Switch, Short: 'A');
    private static readonly FlagRule s_selector = new(Kubectl.SelectorFlag, FlagForm.Value, Selector().IsMatch, 'l');
    private static readonly FlagRule s_output = new("output", FlagForm.Value, Output().IsMatch, 'o');
    private static readonly FlagRule s_fieldManager = new("field-manager", FlagForm.Value, Is(Alphabet.DnsSubdomain));
    private static readonly FlagRule s_resourceVersion = new(
        "resource-version",
        FlagForm.Value,
        Is(Alphabet.ResourceVersion)
    );
    private static readonly FlagRule s_overwrite = new("overwrite", FlagForm.Switch);
    private static readonly FlagRule s_missingIsFine = new("ignore-not-found", FlagForm.Switch);

    // kubectl reads the word after a bare --dry-run as a name, and older ones the bare flag as a client's rehearsal.
    private static readonly FlagRule s_dryRun = new(Kubectl.DryRunFlag, FlagForm.Joined, v => v is "server");

    private static readonly FlagRule[] s_common = [s_context, s_timeout, s_namespace];

    public static IReadOnlyList<FlagRule> Get { get; } =
    [
        .. s_common,
        s_all,
        s_selector,
        s_output,
        s_missingIsFine,
        new("field-selector", FlagForm.Value, FieldSelector().IsMatch),
        new("chunk-size", FlagForm.Value, Is(Alphabet.Count)),
        new("no-headers", FlagForm.Switch),
        new("show-labels", FlagForm.Switch),
        new("show-managed-fields", FlagForm.Switch),
    ];

    public static IReadOnlyList<FlagRule> Describe { get; } =
    [
        .. s_common,
        s_all,
        s_selector,
        new("show-events", FlagForm.Toggle),
        new("chunk-size", FlagForm.Value, Is(Alphabet.Count)),
    ];

    public static IReadOnlyList<FlagRule> Logs { get; } =
    [
        .. s_common,
        s_selector,
        new("container", FlagForm.Value, Is(Alphabet.DnsLabel), 'c'),
        new("all-containers", FlagForm.Switch),
        new("previous", FlagForm.Switch, Short: 'p'),
        new("tail", FlagForm.Value, Number().IsMatch),
        new("limit-bytes", FlagForm.Value, Number().IsMatch),
        new("since", FlagForm.Value, Duration().IsMatch),
        new("since-time", FlagForm.Value, IsTime),
        new("timestamps", FlagForm.Switch),
        new("prefix", FlagForm.Switch),
        new("ignore-errors", FlagForm.Switch),
        new("max-log-requests", FlagForm.Value, Number().IsMatch),
    ];

    public static IReadOnlyList<FlagRule> Version { get; } =
    [s_context with { IsRequired = false }, s_timeout, s_output, new("client", FlagForm.Switch)];

    public static IReadOnlyList<FlagRule> CanI { get; } =
    [
        .. s_common,
        s_all,
        new("as", FlagForm.Value, ServiceAccount().IsMatch),
        new("list", FlagForm.Switch),
        new("quiet", FlagForm.Switch, Short: 'q'),
        new("no-headers", FlagForm.Switch),
        new("subresource", FlagForm.Value, Is(Alphabet.DnsLabel)),
    ];

    public static IReadOnlyList<FlagRule> Patch { get; } =
    [
        .. s_common,
        s_output,
        s_dryRun,
        s_fieldManager,
        new("type", FlagForm.Value, v => v is "json" or "merge" or "strategic", IsRequired: true),
        new("patch", FlagForm.Value, v => v is ['{', ..] or ['[', ..], 'p', IsRequired: true),
    ];

    public static IReadOnlyList<FlagRule> Label { get; } =
    [.. s_common, s_output, s_dryRun, s_fieldManager, s_overwrite, s_resourceVersion];

    public static IReadOnlyList<FlagRule> Annotate => Label;

    public static IReadOnlyList<FlagRule> Scale { get; } =
    [
        .. s_common,
        s_output,
        s_dryRun,
        s_resourceVersion,
        new("replicas", FlagForm.Value, Is(Alphabet.Count), IsRequired: true),
        new("current-replicas", FlagForm.Value, Is(Alphabet.Count)),
    ];

    public static IReadOnlyList<FlagRule> Delete { get; } = [.. s_common, s_output, s_dryRun, s_missingIsFine];

    public static IReadOnlyList<FlagRule> RolloutWrite { get; } = [.. s_common, s_output, s_fieldManager];

    public static IReadOnlyList<FlagRule> RolloutUndo { get; } =
    [.. s_common, s_output, s_dryRun, new("to-revision", FlagForm.Value, Number().IsMatch)];

    public static IReadOnlyList<FlagRule> RolloutStatus { get; } =
    [
        .. s_common,
        new("watch", FlagForm.Toggle, Short: 'w'),
        new("timeout", FlagForm.Value, Duration().IsMatch),
        new("revision", FlagForm.Value, Number().IsMatch),
    ];

    public static IReadOnlyList<FlagRule> RolloutHistory { get; } =
    [.. s_common, s_output, new("revision", FlagForm.Value, Number().IsMatch)];

    private static Func<string, bool> Is(Alphabet alphabet) => value => Alphabets.Matches(alphabet, value);

    private static bool IsTime(string value) =>
        Time().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"\A[1-9][0-9]{0,5}(ms|s|m|h)?\z", Plain, Timeout.Infinite)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\A[0-9]{1,12}\z", Plain, Timeout.Infinite)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Time();

    [GeneratedRegex(@"\A[A-Za-z0-9!][A-Za-z0-9._/=!,() -]{0,1023}\z", Plain, Timeout.Infinite)]
    private static partial Regex Selector();

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9._/=!,:-]{0,1023}\z", Plain, Timeout.Infinite)]
    private static partial Regex FieldSelector();

    // Templates stand in the argument; the forms that read them from a file are not here.
    [GeneratedRegex(@"\A(json|yaml|name|wide|jsonpath=\{[\x20-\x7E]{1,510}\})\z", Plain, Timeout.Infinite)]
    private static partial Regex Output();

    [GeneratedRegex(
        @"\Asystem:serviceaccount:[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?:[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex ServiceAccount();
}
