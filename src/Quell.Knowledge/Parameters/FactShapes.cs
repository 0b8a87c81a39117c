using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Knowledge.Parameters;

/// <summary>The alphabet of every fact that may become a parameter or a name to type. A key without one may become neither.</summary>
internal static class FactShapes
{
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    private static readonly FrozenDictionary<string, FactShape> s_shapes = new Dictionary<string, FactShape>(
        StringComparer.Ordinal
    )
    {
        [FactKeys.Cluster] = Of(Alphabet.ClusterName),
        [FactKeys.Namespace] = Of(Alphabet.DnsLabel),
        [FactKeys.WorkloadKind] = Of(Alphabet.KubernetesResource, Alphabet.KubernetesKind),
        [FactKeys.WorkloadName] = Of(Alphabet.DnsSubdomain),
        [FactKeys.Pod] = Of(Alphabet.DnsSubdomain),
        [FactKeys.Node] = Of(Alphabet.DnsSubdomain),
        [FactKeys.ContainerName] = Of(Alphabet.DnsLabel),
        [FactKeys.ContainerId] = Of(Alphabet.ContainerId),
        [FactKeys.HostId] = Of(Alphabet.HostId),
        [FactKeys.HostName] = Of(Alphabet.HostName),
        [FactKeys.ProcessId] = Of(Alphabet.ProcessId),
        [FactKeys.ProcessStart] = Of(Alphabet.NanosecondTime),
        [FactKeys.FilePath] = Of(Alphabet.AbsolutePath),
        [FactKeys.VolumeClaim] = Of(Alphabet.DnsSubdomain),
        [FactKeys.CaptureStorageId] = Of(Alphabet.Uuid, Alphabet.Count),
        [FactKeys.CloudProvider] = Of(Alphabet.DnsLabel),
        [FactKeys.CloudAccount] = Of(Alphabet.AwsAccountId),
        [FactKeys.CloudRegion] = Of(Alphabet.Region),
        [FactKeys.CloudInstance] = new([], IsInstanceId, "an EC2 instance id, i- and 8 or 17 hexadecimal digits"),
        [FactKeys.CloudUser] = Of(Alphabet.IamName),
        [FactKeys.CloudUserArn] = Of(Alphabet.IamArn, Alphabet.StsArn),
        [FactKeys.CloudUserKind] = Of(Alphabet.KubernetesKind),
        [FactKeys.CloudResourceType] = Of(Alphabet.DnsLabel),
        [FactKeys.CloudResourceName] = Of(Alphabet.DnsSubdomain),
        [FactKeys.CloudLogsFrom] = new([], IsTimestamp, "a UTC time such as 2026-01-31T10:00:00Z"),
        [FactKeys.CloudLogsTo] = new([], IsTimestamp, "a UTC time such as 2026-01-31T10:00:00Z"),
        [FactKeys.KubeContext] = Of(Alphabet.KubeContext),
        [FactKeys.ServiceAccount] = Of(Alphabet.DnsSubdomain),
        [FactKeys.RoleName] = Of(Alphabet.IamName),
        [FactKeys.Replicas] = Of(Alphabet.Count),
        [FactKeys.Selector] = new([], IsLabel, "a label, KEY=VALUE"),
        [CommandPlaces.SelectorKeys] = Of(Alphabet.LabelKey),
        [CommandPlaces.ObjectUid] = Of(Alphabet.Uuid),
        [CommandPlaces.ObjectVersion] = Of(Alphabet.ResourceVersion),
        // Of a fact of which each value makes one action: what stands in {each} and its parts.
        [FactKeys.Containers + ":each"] = Of(Alphabet.DnsLabel),
        [FactKeys.ContainerName + ":each"] = Of(Alphabet.DnsLabel),
        [FactKeys.Hpa + ":each"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.Hpa + ":each.min"] = Of(Alphabet.Count),
        [FactKeys.Hpa + ":each.max"] = Of(Alphabet.Count),
        [FactKeys.Hpa + ":each.current"] = Of(Alphabet.Count),
        [FactKeys.Keda + ":each"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.GitOps + ":each.app"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.GitOps + ":each.namespace"] = Of(Alphabet.DnsLabel),
        [FactKeys.GitOps + ":each.kustomization.head"] = Of(Alphabet.DnsLabel),
        [FactKeys.GitOps + ":each.kustomization.tail"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.GitOps + ":each.helmrelease.head"] = Of(Alphabet.DnsLabel),
        [FactKeys.GitOps + ":each.helmrelease.tail"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.QuarantinePolicies + ":each.tail"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.QuarantinePolicies + ":each.label"] = new([], IsLabel, "a label, KEY=VALUE"),
        [FactKeys.QuarantinePolicies + ":each.label.key"] = Of(Alphabet.LabelKey),
        [FactKeys.NetworkPolicies + ":each.tail"] = Of(Alphabet.DnsSubdomain),
        [FactKeys.RbacDangerous + ":each.tail"] = Of(Alphabet.RbacName),
        [FactKeys.RbacDangerous + ":each.subject"] = Of(Alphabet.Count),
        [FactKeys.RbacDangerous + ":each.role.tail"] = Of(Alphabet.RbacName),
        [FactKeys.RbacDangerous + ":each.rule"] = Of(Alphabet.Count),
        [FactKeys.RoleAttached + ":each"] = new([], IsPolicyArn, "the ARN of an IAM policy"),
        [FactKeys.UserKeys + ":each"] = Of(Alphabet.AccessKeyId),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FactShape? Find(string key) => s_shapes.GetValueOrDefault(key);

    private static FactShape Of(params Alphabet[] alphabets) =>
        new([.. alphabets], null, string.Join(" or ", alphabets.Select(Alphabets.Describe)));

    private static bool IsInstanceId(string value) =>
        value.Length is 10 or 19
        && value.StartsWith("i-", StringComparison.Ordinal)
        && value.AsSpan(2).IndexOfAnyExcept(s_hex) < 0;

    private static bool IsLabel(string value) =>
        value.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        && Domain.Text.Alphabets.Matches(Alphabet.LabelKey, value[..equals])
        && Domain.Text.Alphabets.Matches(Alphabet.LabelValue, value[(equals + 1)..]);

    private static bool IsPolicyArn(string value) =>
        Domain.Text.Alphabets.Matches(Alphabet.IamArn, value) && value.Contains(":policy/", StringComparison.Ordinal);

    private static bool IsTimestamp(string value) =>
        DateTimeOffset.TryParseExact(
            value,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _
        );
}
