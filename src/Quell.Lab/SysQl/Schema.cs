using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Quell.Lab.SysQl;

/// <summary>
/// What the security graph of this tenant can be asked about. Entities and fields that public records of the real
/// schema name, and the relations seen in use; the ones that are only guessed at are left out on purpose, so that a
/// client meets a rejection where a real tenant may reject, too.
/// </summary>
internal static class Schema
{
    private static readonly ImmutableArray<string> s_entities =
    [
        "KubeCluster name platform type lastModified version",
        "KubeNamespace name clusterName lastModified",
        "KubeNode name category clusterName distribution externalDNS isMaster? operatingSystem osImage platform type"
            + " version lastModified",
        "KubeWorkload name type namespaceName clusterName category platform version isExposed? createdAt firstSeen"
            + " lastSeen lastModified labels{} annotations{}",
        "KubePod name namespaceName clusterName nodeName createdAt lastSeen",
        "KubeServiceAccount name namespaceName clusterName lastModified",
        "KubeRoleBinding name namespaceName clusterName lastModified",
        "KubeClusterRole name clusterName lastModified",
        "Container name namespaceName clusterName lastSeen",
        "Image name imageId imageReference manifestDigest registry repository tag baseOS operatingSystem scanStatus",
        "Package name version path",
        "Vulnerability name severity cvssScore# epssScore# hasExploit? hasFix? fixedInVersion inUse? acceptedRisk?"
            + " packageName packageVersion packageType packagePath purl knownRansomwareCampaignUse? cisaKevDueDate",
        "Host name hostname type platform operatingSystem architecture kernelVersion accountId subscriptionId location"
            + " isExposed? lastSeen lastModified",
        "AWSAccount name id lastModified",
        "IAMUser name arn customerId",
        "Zone name",
        "Control name severity",
        "RuntimeEvent name severity# ruleName lastSeen",
    ];

    private static readonly ImmutableArray<string> s_relations =
    [
        "KubeCluster HAS KubeNode",
        "KubeCluster HAS KubeNamespace",
        "KubeNamespace HAS KubeWorkload",
        "KubeWorkload HAS Container",
        "KubeWorkload HAS KubePod",
        "KubeServiceAccount HAS KubeRoleBinding",
        "KubeRoleBinding HAS KubeClusterRole",
        "Container RUNS Image",
        "Host RUNS Container",
        "Image HAS_INSTALLED Package",
        "Package PACKAGE_INSTALLED_ON Image",
        "Image AFFECTED_BY Vulnerability",
        "Vulnerability AFFECTS Image",
        "Package AFFECTED_BY Vulnerability",
        "Vulnerability AFFECTS Package",
        "Host AFFECTED_BY Vulnerability",
        "Vulnerability AFFECTS Host",
        "AWSAccount HAS Host",
        "AWSAccount HAS IAMUser",
        "KubeWorkload IN Zone",
        "KubeWorkload VIOLATES Control",
        "KubeWorkload GENERATES RuntimeEvent",
        "RuntimeEvent GENERATED_BY KubeWorkload",
    ];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, FieldType>> s_fields = s_entities
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(words => words[0], Fields, StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_joins = s_relations.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_inverses = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["AFFECTED_BY"] = "AFFECTS",
        ["AFFECTS"] = "AFFECTED_BY",
        ["GENERATES"] = "GENERATED_BY",
        ["GENERATED_BY"] = "GENERATES",
        ["HAS_INSTALLED"] = "PACKAGE_INSTALLED_ON",
        ["PACKAGE_INSTALLED_ON"] = "HAS_INSTALLED",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool HasEntity(string type) => s_fields.ContainsKey(type);

    public static bool HasRelation(string from, string name, string to) => s_joins.Contains($"{from} {name} {to}");

    public static FieldType? Field(string type, string name) =>
        s_fields.TryGetValue(type, out var fields) && fields.TryGetValue(name, out var field) ? field : null;

    public static string? Inverse(string relation) => s_inverses.GetValueOrDefault(relation);

    public static IEnumerable<string> FieldsOf(string type) => s_fields[type].Keys.Order(StringComparer.Ordinal);

    private static FrozenDictionary<string, FieldType> Fields(string[] words) =>
        words
            .Skip(1)
            .ToFrozenDictionary(
                word => word.TrimEnd('?', '#', '{', '}'),
                word =>
                    word[^1] switch
                    {
                        '?' => FieldType.Flag,
                        '#' => FieldType.Number,
                        '}' => FieldType.Map,
                        _ => FieldType.Text,
                    },
                StringComparer.Ordinal
            );
}
