using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Aws;

/// <summary>IAM's objects as its answers print them: which fields, in which order, times with their offset.</summary>
internal static class Shapes
{
    public static JsonNode Role(JsonObject role, bool whole)
    {
        var printed = Pick(
            role,
            "Path",
            "RoleName",
            "RoleId",
            "Arn",
            "CreateDate",
            "AssumeRolePolicyDocument",
            "Description"
        );
        printed["MaxSessionDuration"] = Controllers.Number(role, 3600, "MaxSessionDuration");
        if (whole)
        {
            foreach (var (key, value) in Pick(role, "PermissionsBoundary", "Tags", "RoleLastUsed").ToList())
            {
                printed[key] = value?.DeepClone();
            }

            printed["RoleLastUsed"] ??= new JsonObject();
        }

        return printed;
    }

    public static JsonNode User(JsonObject user) =>
        Pick(user, "Path", "UserName", "UserId", "Arn", "CreateDate", "PasswordLastUsed");

    public static JsonNode Group(JsonObject group) => Pick(group, "Path", "GroupName", "GroupId", "Arn", "CreateDate");

    public static JsonNode Key(JsonObject user, JsonObject key) =>
        new JsonObject
        {
            ["UserName"] = Json.Text(user, "UserName"),
            ["AccessKeyId"] = Json.Text(key, "AccessKeyId"),
            ["Status"] = Json.Text(key, "Status") is { Length: > 0 } status ? status : "Active",
            ["CreateDate"] = Plain(key["CreateDate"]),
        };

    public static JsonNode InstanceProfile(AwsAccount account, JsonObject profile)
    {
        var printed = Pick(profile, "Path", "InstanceProfileName", "InstanceProfileId", "Arn", "CreateDate");
        var names = ((JsonArray?)profile["Roles"] ?? [])
            .Select(r => Json.Text(r) ?? string.Empty)
            .ToHashSet(StringComparer.Ordinal);
        printed["Roles"] = new JsonArray([
            .. account.Roles.Where(r => names.Contains(Json.Text(r, "RoleName"))).Select(r => Role(r, whole: false)),
        ]);
        return printed;
    }

    public static JsonNode Policy(AwsAccount account, JsonObject policy)
    {
        var printed = Pick(policy, "PolicyName", "PolicyId", "Arn", "Path");
        printed["DefaultVersionId"] = Json.Text(policy, "DefaultVersionId") is { Length: > 0 } version ? version : "v1";
        printed["AttachmentCount"] = Attached(account, Json.Text(policy, "Arn")).Count();
        printed["PermissionsBoundaryUsageCount"] = 0;
        printed["IsAttachable"] = true;
        foreach (var key in new[] { "CreateDate", "UpdateDate" })
        {
            if (policy[key] is { } date)
            {
                printed[key] = Plain(date);
            }
        }

        return printed;
    }

    public static IEnumerable<JsonNode> Versions(JsonObject policy) =>
        policy["Versions"] is JsonArray versions
            ? versions.Select(v => Plain(v)!)
            :
            [
                new JsonObject
                {
                    ["VersionId"] = "v1",
                    ["IsDefaultVersion"] = true,
                    ["CreateDate"] = Plain(policy["CreateDate"]),
                },
            ];

    public static JsonObject Entities(AwsAccount account, string arn)
    {
        var attached = Attached(account, arn).ToList();
        if (attached.Count == 0 && account.Policies.All(p => Json.Text(p, "Arn") != arn))
        {
            account.Policy(arn);
        }

        JsonArray Of(string kind, string name, string id) =>
            new([
                .. attached
                    .Where(a => a.ContainsKey(name) && (kind is not "User" || !a.ContainsKey("RoleName")))
                    .Select(a => Pick(a, name, id)),
            ]);
        return new JsonObject
        {
            ["PolicyGroups"] = Of("Group", "GroupName", "GroupId"),
            ["PolicyUsers"] = Of("User", "UserName", "UserId"),
            ["PolicyRoles"] = Of("Role", "RoleName", "RoleId"),
        };
    }

    public static IEnumerable<JsonNode> InlineNames(JsonObject identity) =>
        (identity["InlinePolicies"] as JsonObject ?? []).Select(p => (JsonNode)JsonValue.Create(p.Key));

    public static IEnumerable<JsonNode> Tags(JsonObject item) => Json.Items(item, "Tags").Select(t => t.DeepClone());

    /// <summary>A copy in which times are written as aws writes them.</summary>
    public static JsonNode? Plain(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Plain(e.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Plain)]),
            JsonValue value
                when value.TryGetValue<string>(out var text) && text.EndsWith('Z') && Instants.Read(text) is { } at =>
                JsonValue.Create(Instants.Offset(at)),
            _ => node?.DeepClone(),
        };

    private static IEnumerable<JsonObject> Attached(AwsAccount account, string arn) =>
        account
            .Roles.Concat(account.Users)
            .Concat(account.Groups)
            .Where(i =>
                Json.Items(i, "AttachedPolicies")
                    .Any(p => string.Equals(Json.Text(p, "PolicyArn"), arn, StringComparison.Ordinal))
            );

    private static JsonObject Pick(JsonObject item, params ReadOnlySpan<string> keys)
    {
        var picked = new JsonObject();
        foreach (var key in keys)
        {
            if (item[key] is { } value)
            {
                picked[key] = Plain(value);
            }
            else if (key is "Path")
            {
                picked[key] = "/";
            }
        }

        return picked;
    }
}
