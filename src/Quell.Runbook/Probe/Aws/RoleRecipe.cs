using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Aws;

/// <summary>A role: how long its sessions last, who manages it, what bounds it, and who may assume it.</summary>
internal static class RoleRecipe
{
    public static readonly AwsRecipe Role = new(
        "aws role",
        [FactKeys.RoleName, FactKeys.RoleMaxSession, FactKeys.RoleManagedBy, FactKeys.RoleBoundary, FactKeys.RoleTrust],
        "iam",
        "get-role",
        "reading the IAM role: session length, boundary, who manages it, who may assume it",
        Read
    );

    private static ImmutableArray<(string Key, ImmutableArray<string> Values)>? Read(
        JsonElement output,
        IReadOnlyList<string> line
    )
    {
        if (AwsJson.Member(output, "Role") is not { } role || AwsJson.Text(role, "RoleName") is not { } name)
        {
            return null;
        }
        var facts = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        facts.Add((FactKeys.RoleName, [AwsJson.Word(name)!]));
        if (AwsJson.Member(role, "MaxSessionDuration") is { ValueKind: JsonValueKind.Number } longest)
        {
            facts.Add((FactKeys.RoleMaxSession, [longest.GetRawText()]));
        }
        if (AwsJson.Text(role, "Path") is { } path)
        {
            facts.Add((FactKeys.RoleManagedBy, ManagedBy(path)));
        }
        facts.Add((FactKeys.RoleBoundary, Boundary(role)));
        if (AwsJson.Member(role, "AssumeRolePolicyDocument") is { ValueKind: JsonValueKind.Object } trust)
        {
            facts.Add((FactKeys.RoleTrust, TrustPolicy.Principals(trust)));
        }
        return facts.ToImmutable();
    }

    private static ImmutableArray<string> ManagedBy(string path) =>
        path.StartsWith("/aws-service-role/", StringComparison.Ordinal) ? ["service-linked"]
        : path.StartsWith("/aws-reserved/sso.amazonaws.com/", StringComparison.Ordinal) ? ["identity-center"]
        : [];

    private static ImmutableArray<string> Boundary(JsonElement role) =>
        AwsJson.Member(role, "PermissionsBoundary") is { } boundary
        && AwsJson.Text(boundary, "PermissionsBoundaryArn") is { } arn
            ? [AwsJson.Word(arn)!]
            : [];
}
