using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Aws;

/// <summary>aws's four writes. They print nothing; what they change is read by the operations that list it.</summary>
internal static class AwsWrite
{
    private static readonly FrozenDictionary<string, AwsOperation> s_all = new Dictionary<string, AwsOperation>(
        StringComparer.Ordinal
    )
    {
        ["iam attach-role-policy"] = OfRole("AttachRolePolicy", mustBeAttached: false),
        ["iam detach-role-policy"] = OfRole("DetachRolePolicy", mustBeAttached: true),
        ["iam update-access-key"] = OfKey("UpdateAccessKey", "user-name access-key-id status"),
        ["iam delete-access-key"] = OfKey("DeleteAccessKey", "user-name access-key-id"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static AwsOperation? Find(string name) => s_all.GetValueOrDefault(name);

    public static ProgramWrite Of(string operation, AwsOperation rules, CommandLine line) =>
        new(
            "aws " + operation,
            new JsonObject(rules.Needed.Select(f => KeyValuePair.Create(f, (JsonNode?)JsonValue.Create(line[f]!))))
        );

    /// <summary>Changes the account's objects as an execution of such a write did.</summary>
    public static void Apply(AwsAccount account, string verb, JsonObject parameters)
    {
        string Value(string name) => Json.Text(parameters[name]) ?? string.Empty;
        switch (verb)
        {
            case "aws attach-role-policy":
                var role = account.Role(Value("role-name"));
                Replace(
                    role,
                    "AttachedPolicies",
                    [.. Others(role, "AttachedPolicies", "PolicyArn", Value("policy-arn")), Policy(Value("policy-arn"))]
                );
                break;
            case "aws detach-role-policy":
                var other = account.Role(Value("role-name"));
                Replace(other, "AttachedPolicies", Others(other, "AttachedPolicies", "PolicyArn", Value("policy-arn")));
                break;
            case "aws delete-access-key":
                var user = account.User(Value("user-name"));
                Replace(user, "AccessKeys", Others(user, "AccessKeys", "AccessKeyId", Value("access-key-id")));
                break;
            case "aws update-access-key":
                Key(account, Value("user-name"), Value("access-key-id"))["Status"] = Value("status");
                break;
            default:
                break;
        }
    }

    private static AwsOperation OfRole(string api, bool mustBeAttached) =>
        new(
            api,
            "role-name policy-arn",
            ["role-name", "policy-arn"],
            (account, line) =>
            {
                var role = account.Role(line["role-name"]!);
                var arn = line["policy-arn"]!;
                if (mustBeAttached && Json.Items(role, "AttachedPolicies").All(p => Json.Text(p, "PolicyArn") != arn))
                {
                    throw AwsRefusal.NoSuch($"Policy {arn} was not found.");
                }

                return [];
            }
        );

    private static AwsOperation OfKey(string api, string flags) =>
        new(
            api,
            flags,
            [.. flags.Split(' ')],
            (account, line) =>
            {
                Key(account, line["user-name"]!, line["access-key-id"]!);
                return [];
            }
        );

    private static JsonObject Key(AwsAccount account, string user, string id) =>
        Json.Items(account.User(user), "AccessKeys").FirstOrDefault(k => Json.Text(k, "AccessKeyId") == id)
        ?? throw AwsRefusal.NoSuch($"The Access Key with id {id} cannot be found.");

    private static List<JsonNode> Others(JsonObject identity, string list, string key, string value) =>
        [.. Json.Items(identity, list).Where(i => Json.Text(i, key) != value).Select(i => i.DeepClone())];

    private static JsonObject Policy(string arn) => new() { ["PolicyName"] = arn.Split('/')[^1], ["PolicyArn"] = arn };

    private static void Replace(JsonObject identity, string list, List<JsonNode> items) =>
        identity[list] = new JsonArray([.. items]);
}
