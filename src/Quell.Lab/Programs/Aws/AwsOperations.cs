using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Aws;

/// <summary>The operations that are answered, each in its service's own shape.</summary>
internal static class AwsOperations
{
    private static readonly FrozenDictionary<string, AwsOperation> s_all = Build();

    public static AwsOperation? Find(string name) => s_all.GetValueOrDefault(name);

    private static FrozenDictionary<string, AwsOperation> Build()
    {
        var all = new Dictionary<string, AwsOperation>(StringComparer.Ordinal)
        {
            ["sts get-caller-identity"] = new("GetCallerIdentity", "", [], (a, _) => Caller(a)),
            ["cloudtrail lookup-events"] = new(
                "LookupEvents",
                "lookup-attributes start-time end-time max-results",
                [],
                (a, line) => Trail.Lookup(a, line, a.Now)
            ),
            ["iam get-role"] = new(
                "GetRole",
                "role-name",
                ["role-name"],
                (a, line) => new JsonObject { ["Role"] = Shapes.Role(a.Role(line["role-name"]!), whole: true) }
            ),
            ["iam get-role-policy"] = new(
                "GetRolePolicy",
                "role-name policy-name",
                ["role-name", "policy-name"],
                (a, line) => RolePolicy(a.Role(line["role-name"]!), line["policy-name"]!)
            ),
            ["iam get-access-key-last-used"] = new(
                "GetAccessKeyLastUsed",
                "access-key-id",
                ["access-key-id"],
                (a, line) => LastUsed(a, line["access-key-id"]!)
            ),
        };
        AddAccountLists(all);
        AddUserLists(all);
        AddIdentityLists(all);
        AddPolicyLists(all);
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void AddAccountLists(Dictionary<string, AwsOperation> all)
    {
        List(
            all,
            "roles",
            "ListRoles",
            "path-prefix",
            (a, l) => ("Roles", Under(a.Roles, l).Select(r => Shapes.Role(r, whole: false)))
        );
        List(all, "users", "ListUsers", "path-prefix", (a, l) => ("Users", Under(a.Users, l).Select(Shapes.User)));
        List(all, "groups", "ListGroups", "path-prefix", (a, l) => ("Groups", Under(a.Groups, l).Select(Shapes.Group)));
        List(
            all,
            "instance-profiles",
            "ListInstanceProfiles",
            "path-prefix",
            (a, l) => ("InstanceProfiles", Under(a.InstanceProfiles, l).Select(p => Shapes.InstanceProfile(a, p)))
        );
        List(
            all,
            "server-certificates",
            "ListServerCertificates",
            "path-prefix",
            (_, _) => ("ServerCertificateMetadataList", [])
        );
        List(
            all,
            "account-aliases",
            "ListAccountAliases",
            "",
            (a, _) => ("AccountAliases", a.Spec.Name.Length == 0 ? [] : [JsonValue.Create(a.Spec.Name)])
        );
        List(
            all,
            "open-id-connect-providers",
            "ListOpenIDConnectProviders",
            "",
            (a, _) =>
                (
                    "OpenIDConnectProviderList",
                    a.Spec.OpenIdProviders.Select(p => (JsonNode)new JsonObject { ["Arn"] = p })
                )
        );
        List(all, "saml-providers", "ListSAMLProviders", "", (_, _) => ("SAMLProviderList", []));
        List(
            all,
            "virtual-mfa-devices",
            "ListVirtualMFADevices",
            "assignment-status",
            (a, _) =>
                (
                    "VirtualMFADevices",
                    a.Users.SelectMany(u => Json.Items(u, "MFADevices"))
                        .Select(d => (JsonNode)new JsonObject { ["SerialNumber"] = Json.Text(d, "SerialNumber") })
                )
        );
    }

    private static void AddUserLists(Dictionary<string, AwsOperation> all)
    {
        OfUser(
            all,
            "access-keys",
            "ListAccessKeys",
            "AccessKeyMetadata",
            u => Json.Items(u, "AccessKeys").Select(k => Shapes.Key(u, k))
        );
        OfUser(
            all,
            "mfa-devices",
            "ListMFADevices",
            "MFADevices",
            u => Json.Items(u, "MFADevices").Select(d => d.DeepClone())
        );
        OfUser(all, "signing-certificates", "ListSigningCertificates", "Certificates", _ => []);
        OfUser(all, "ssh-public-keys", "ListSSHPublicKeys", "SSHPublicKeys", _ => []);
        OfUser(
            all,
            "service-specific-credentials",
            "ListServiceSpecificCredentials",
            "ServiceSpecificCredentials",
            _ => []
        );
        OfUser(all, "user-tags", "ListUserTags", "Tags", Shapes.Tags);
        List(
            all,
            "groups-for-user",
            "ListGroupsForUser",
            "user-name!",
            (a, l) => ("Groups", GroupsOf(a, l["user-name"]!))
        );
    }

    private static void AddIdentityLists(Dictionary<string, AwsOperation> all)
    {
        foreach (var (who, Api) in new[] { ("role", "Role"), ("user", "User"), ("group", "Group") })
        {
            List(
                all,
                $"attached-{who}-policies",
                $"ListAttached{Api}Policies",
                $"{who}-name! path-prefix",
                (a, l) =>
                    ("AttachedPolicies", Json.Items(Identity(a, who, l), "AttachedPolicies").Select(p => p.DeepClone()))
            );
            List(
                all,
                $"{who}-policies",
                $"List{Api}Policies",
                $"{who}-name!",
                (a, l) => ("PolicyNames", Shapes.InlineNames(Identity(a, who, l)))
            );
        }

        List(all, "role-tags", "ListRoleTags", "role-name!", (a, l) => ("Tags", Shapes.Tags(a.Role(l["role-name"]!))));
        List(
            all,
            "instance-profiles-for-role",
            "ListInstanceProfilesForRole",
            "role-name!",
            (a, l) => ("InstanceProfiles", ProfilesOf(a, a.Role(l["role-name"]!)))
        );
        List(all, "instance-profile-tags", "ListInstanceProfileTags", "instance-profile-name!", (_, _) => ("Tags", []));
    }

    private static void AddPolicyLists(Dictionary<string, AwsOperation> all)
    {
        List(
            all,
            "policies",
            "ListPolicies",
            "path-prefix scope policy-usage-filter only-attached?",
            (a, l) => ("Policies", Policies(a, l))
        );
        List(
            all,
            "policy-tags",
            "ListPolicyTags",
            "policy-arn!",
            (a, l) => ("Tags", Shapes.Tags(a.Policy(l["policy-arn"]!)))
        );
        List(
            all,
            "policy-versions",
            "ListPolicyVersions",
            "policy-arn!",
            (a, l) => ("Versions", Shapes.Versions(a.Policy(l["policy-arn"]!)))
        );
        all["iam list-entities-for-policy"] = new AwsOperation(
            "ListEntitiesForPolicy",
            "policy-arn path-prefix entity-filter policy-usage-filter",
            ["policy-arn"],
            (a, l) => Shapes.Entities(a, l["policy-arn"]!)
        );
    }

    private static void OfUser(
        Dictionary<string, AwsOperation> all,
        string what,
        string api,
        string key,
        Func<JsonObject, IEnumerable<JsonNode>> items
    ) => List(all, what, api, "user-name", (a, l) => (key, items(a.User(l["user-name"] ?? CallerName(a)))));

    /// <param name="flags">A needed one ends in an exclamation mark.</param>
    private static void List(
        Dictionary<string, AwsOperation> all,
        string what,
        string api,
        string flags,
        Func<AwsAccount, CommandLine, (string Key, IEnumerable<JsonNode> Items)> answer
    )
    {
        var words = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        all["iam list-" + what] = new AwsOperation(
            api,
            flags.Replace("!", string.Empty, StringComparison.Ordinal),
            [.. words.Where(f => f.EndsWith('!')).Select(f => f.TrimEnd('!'))],
            (account, line) =>
            {
                var (key, items) = answer(account, line);
                return new JsonObject { [key] = new JsonArray([.. items]) };
            }
        );
    }

    private static JsonObject Caller(AwsAccount account)
    {
        var arn = account.Spec.Caller!;
        return new JsonObject
        {
            ["UserId"] = arn.Contains(":assumed-role/", StringComparison.Ordinal)
                ? $"AROA{Chance.Word(arn, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 17)}:{arn.Split('/')[^1]}"
                : "AIDA" + Chance.Word(arn, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 17),
            ["Account"] = account.Spec.Id,
            ["Arn"] = arn,
        };
    }

    private static string CallerName(AwsAccount account) => account.Spec.Caller!.Split('/')[^1];

    private static JsonObject Identity(AwsAccount account, string who, CommandLine line) =>
        who switch
        {
            "role" => account.Role(line["role-name"]!),
            "user" => account.User(line["user-name"]!),
            _ => account.Group(line["group-name"]!),
        };

    private static IEnumerable<JsonObject> Under(IEnumerable<JsonObject> items, CommandLine line) =>
        items.Where(i =>
            line["path-prefix"] is not { } prefix
            || (Json.Text(i, "Path") is { Length: > 0 } path ? path : "/").StartsWith(prefix, StringComparison.Ordinal)
        );

    private static IEnumerable<JsonNode> GroupsOf(AwsAccount account, string user)
    {
        var names = ((JsonArray?)account.User(user)["Groups"] ?? [])
            .Select(n => Json.Text(n) ?? string.Empty)
            .ToHashSet(StringComparer.Ordinal);
        return account.Groups.Where(g => names.Contains(Json.Text(g, "GroupName"))).Select(Shapes.Group);
    }

    private static IEnumerable<JsonNode> ProfilesOf(AwsAccount account, JsonObject role) =>
        account
            .InstanceProfiles.Where(p =>
                ((JsonArray?)p["Roles"] ?? []).Any(r =>
                    string.Equals(Json.Text(r), Json.Text(role, "RoleName"), StringComparison.Ordinal)
                )
            )
            .Select(p => Shapes.InstanceProfile(account, p));

    private static IEnumerable<JsonNode> Policies(AwsAccount account, CommandLine line) =>
        account
            .Policies.Where(p =>
                line["scope"] is not ("Local" or "AWS")
                || line["scope"] is "AWS"
                    == Json.Text(p, "Arn").StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal)
            )
            .Select(p => Shapes.Policy(account, p))
            .Where(p => !line.Has("only-attached") || Controllers.Number(p, 0, "AttachmentCount") > 0);

    private static JsonObject RolePolicy(JsonObject role, string policy) =>
        (role["InlinePolicies"] as JsonObject)?[policy] is { } document
            ? new JsonObject
            {
                ["RoleName"] = Json.Text(role, "RoleName"),
                ["PolicyName"] = policy,
                ["PolicyDocument"] = document.DeepClone(),
            }
            : throw AwsRefusal.NoSuch($"The role policy with name {policy} cannot be found.");

    private static JsonObject LastUsed(AwsAccount account, string id)
    {
        foreach (var user in account.Users)
        {
            var key = Json.Items(user, "AccessKeys")
                .FirstOrDefault(k => string.Equals(Json.Text(k, "AccessKeyId"), id, StringComparison.Ordinal));
            if (key is not null)
            {
                return new JsonObject
                {
                    ["UserName"] = Json.Text(user, "UserName"),
                    ["AccessKeyLastUsed"] = Shapes.Plain(
                        key["AccessKeyLastUsed"] ?? new JsonObject { ["ServiceName"] = "N/A", ["Region"] = "N/A" }
                    ),
                };
            }
        }

        throw new AwsRefusal(
            "AccessDenied",
            $"User: {account.Spec.Caller} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key {id}"
        );
    }
}
