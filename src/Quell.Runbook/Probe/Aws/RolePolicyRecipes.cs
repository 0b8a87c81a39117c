using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Aws;

/// <summary>The policies of a role. The documents of attached ones are beyond the allowed calls and stay unknown.</summary>
internal static class RolePolicyRecipes
{
    public static readonly AwsRecipe Attached = new(
        "aws attached policies",
        [FactKeys.RoleAttached],
        "iam",
        "list-attached-role-policies",
        "listing the policies attached to the role",
        (output, _) =>
            AwsJson.Items(output, "AttachedPolicies") is { } policies
                ?
                [
                    (
                        FactKeys.RoleAttached,
                        Words(policies.Select(policy => AwsJson.Word(AwsJson.Text(policy, "PolicyArn"))))
                    ),
                ]
                : null
    );

    public static readonly AwsRecipe Inline = new(
        "aws inline policies",
        [FactKeys.RoleInline],
        "iam",
        "list-role-policies",
        "listing the policies written into the role",
        (output, _) =>
            AwsJson.Items(output, "PolicyNames") is { } names
                ? [(FactKeys.RoleInline, Words(names.Select(name => AwsJson.Word(name.GetString()))))]
                : null
    );

    private static ImmutableArray<string> Words(IEnumerable<string?> words) =>
        [.. words.OfType<string>().Order(StringComparer.Ordinal)];
}
