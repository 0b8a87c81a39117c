using System.Text.RegularExpressions;

namespace Quell.Domain.Text;

/// <summary>The patterns behind <see cref="Alphabets"/>: whole-string, ASCII, tried on short strings only.</summary>
internal static partial class Patterns
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private const string Partition = "arn:aws(-[a-z]+)*";

    [GeneratedRegex(@"\A[0-9a-fA-F]{32}\z", Plain, Timeout.Infinite)]
    public static partial Regex EventId();

    [GeneratedRegex(@"\A([0-9a-f]{12}|[0-9a-f]{64})\z", Plain, Timeout.Infinite)]
    public static partial Regex ContainerId();

    [GeneratedRegex(@"\A[0-9a-fA-F]{1,64}\z", Plain, Timeout.Infinite)]
    public static partial Regex HostId();

    [GeneratedRegex(@"\A" + Label + @"\z", Plain, Timeout.Infinite)]
    public static partial Regex DnsLabel();

    [GeneratedRegex(
        @"\A[a-z0-9]([a-z0-9-]{0,251}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,251}[a-z0-9])?)*\z",
        Plain,
        Timeout.Infinite
    )]
    public static partial Regex DnsSubdomain();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?\z", Plain, Timeout.Infinite)]
    public static partial Regex RbacName();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*\z", Plain, Timeout.Infinite)]
    public static partial Regex KubernetesKind();

    [GeneratedRegex(@"\A[a-z]([a-z0-9-]{0,61}[a-z0-9])?(\." + Label + @")*\z", Plain, Timeout.Infinite)]
    public static partial Regex KubernetesResource();

    [GeneratedRegex(
        @"\A(" + Label + @"(\." + Label + @")*/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z",
        Plain,
        Timeout.Infinite
    )]
    public static partial Regex LabelKey();

    [GeneratedRegex(@"\A([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?\z", Plain, Timeout.Infinite)]
    public static partial Regex LabelValue();

    // kubectl takes any name; one that a shell would read in another way could not be shown as a line to run.
    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._:@/+=,~-]*\z", Plain, Timeout.Infinite)]
    public static partial Regex KubeContext();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:@/+-]*\z", Plain, Timeout.Infinite)]
    public static partial Regex ClusterName();

    [GeneratedRegex(@"\A[0-9]+\z", Plain, Timeout.Infinite)]
    public static partial Regex ResourceVersion();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\z", Plain, Timeout.Infinite)]
    public static partial Regex HostName();

    [GeneratedRegex(@"\A[0-9]{12}\z", Plain, Timeout.Infinite)]
    public static partial Regex AwsAccountId();

    [GeneratedRegex(
        @"\A" + Partition + @":iam::([0-9]{12}|aws):(user|role|group|policy|instance-profile)(/[A-Za-z0-9+=,.@_-]+)+\z",
        Plain,
        Timeout.Infinite
    )]
    public static partial Regex IamArn();

    [GeneratedRegex(
        @"\A" + Partition + @":sts::[0-9]{12}:(assumed-role|federated-user)(/[A-Za-z0-9+=,.@_-]+){1,2}\z",
        Plain,
        Timeout.Infinite
    )]
    public static partial Regex StsArn();

    [GeneratedRegex(@"\A(AKIA|ASIA)[A-Z0-9]{16}\z", Plain, Timeout.Infinite)]
    public static partial Regex AccessKeyId();

    // IAM also admits a name that begins with - or @; as an argument it would read as something else.
    [GeneratedRegex(@"\A[A-Za-z0-9+=,._][A-Za-z0-9+=,.@_-]*\z", Plain, Timeout.Infinite)]
    public static partial Regex IamName();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._@+/-]*\z", Plain, Timeout.Infinite)]
    public static partial Regex AwsProfile();

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]{2,12}){1,3}-?[0-9]{1,2}\z", Plain, Timeout.Infinite)]
    public static partial Regex Region();

    [GeneratedRegex(@"\A(/(?!\.{1,2}(/|\z))[A-Za-z0-9._+@%=:,~#-]+)+\z", Plain, Timeout.Infinite)]
    public static partial Regex AbsolutePath();

    [GeneratedRegex(@"\A[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z", Plain, Timeout.Infinite)]
    public static partial Regex Uuid();

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", Plain, Timeout.Infinite)]
    public static partial Regex ImageDigest();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", Plain, Timeout.Infinite)]
    public static partial Regex Sha256();

    [GeneratedRegex(
        @"\A([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/[0-9]{1,3}\z",
        Plain,
        Timeout.Infinite
    )]
    public static partial Regex Cidr();

    [GeneratedRegex(@"\A(0|[1-9][0-9]*)\z", Plain, Timeout.Infinite)]
    public static partial Regex Number();

    [GeneratedRegex(@"\A[1-9][0-9]{17,18}\z", Plain, Timeout.Infinite)]
    public static partial Regex NanosecondTime();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]*\z", Plain, Timeout.Infinite)]
    public static partial Regex ActionType();
}
