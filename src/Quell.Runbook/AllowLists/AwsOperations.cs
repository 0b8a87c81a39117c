using System.Collections.Frozen;

namespace Quell.Runbook.AllowLists;

/// <summary>The operations of the runbook's aws entries, with <c>get-role*</c> and <c>list-*</c> spelled out.</summary>
internal static class AwsOperations
{
    private static readonly FrozenDictionary<string, AwsOperation> s_all = Build();

    public static AwsOperation? Find(string service, string operation) =>
        s_all.GetValueOrDefault($"{service} {operation}");

    private static FrozenDictionary<string, AwsOperation> Build()
    {
        var all = new Dictionary<string, AwsOperation>(StringComparer.Ordinal)
        {
            ["sts get-caller-identity"] = Read(subject: null),
            ["iam get-role"] = Read("role-name", AwsFlags.Name("role-name")),
            ["iam get-role-policy"] = Read("role-name", AwsFlags.Name("role-name"), AwsFlags.Name("policy-name")),
            ["iam get-access-key-last-used"] = Read("access-key-id", AwsFlags.AccessKeyId),
            ["cloudtrail lookup-events"] = Read(
                subject: null,
                [
                    .. AwsFlags.Paging,
                    AwsFlags.LookupAttribute,
                    AwsFlags.Time("start-time"),
                    AwsFlags.Time("end-time"),
                    new("max-results", FlagForm.Value, v => int.TryParse(v, out var n) && n is >= 1 and <= 50),
                ]
            ),
            ["iam attach-role-policy"] = Write("role-name", AwsFlags.Name("role-name"), AwsFlags.PolicyArn),
            ["iam detach-role-policy"] = Write("role-name", AwsFlags.Name("role-name"), AwsFlags.PolicyArn),

            // Without the user aws would take the caller's own.
            ["iam delete-access-key"] = Write("access-key-id", AwsFlags.Name("user-name"), AwsFlags.AccessKeyId),
            ["iam update-access-key"] = Write(
                "access-key-id",
                AwsFlags.Name("user-name"),
                AwsFlags.AccessKeyId,
                AwsFlags.Word("status", "Active", "Inactive") with
                {
                    IsRequired = true,
                }
            ),
        };
        AddLists(all);
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void AddLists(Dictionary<string, AwsOperation> all)
    {
        foreach (var what in new[] { "account-aliases", "open-id-connect-providers", "saml-providers" })
        {
            all["iam list-" + what] = Read(subject: null);
        }

        foreach (var what in new[] { "groups", "instance-profiles", "roles", "server-certificates", "users" })
        {
            all["iam list-" + what] = List(subject: null, AwsFlags.PathPrefix);
        }

        foreach (var what in new[] { "access-keys", "mfa-devices", "signing-certificates", "ssh-public-keys" })
        {
            all["iam list-" + what] = List("user-name", AwsFlags.Name("user-name", isRequired: false));
        }

        foreach (var what in new[] { "groups-for-user", "user-policies", "user-tags" })
        {
            all["iam list-" + what] = List("user-name", AwsFlags.Name("user-name"));
        }

        foreach (var what in new[] { "role-policies", "role-tags", "instance-profiles-for-role" })
        {
            all["iam list-" + what] = List("role-name", AwsFlags.Name("role-name"));
        }

        foreach (var what in new[] { "policy-tags", "policy-versions" })
        {
            all["iam list-" + what] = List("policy-arn", AwsFlags.PolicyArn);
        }

        foreach (var who in new[] { "group", "role", "user" })
        {
            var name = AwsFlags.Name(who + "-name");
            all[$"iam list-attached-{who}-policies"] = List(who + "-name", name, AwsFlags.PathPrefix);
        }

        all["iam list-group-policies"] = List("group-name", AwsFlags.Name("group-name"));
        all["iam list-instance-profile-tags"] = List("instance-profile-name", AwsFlags.Name("instance-profile-name"));
        all["iam list-service-specific-credentials"] = Read("user-name", AwsFlags.Name("user-name", isRequired: false));
        all["iam list-virtual-mfa-devices"] = List(
            subject: null,
            AwsFlags.Word("assignment-status", "Assigned", "Unassigned", "Any")
        );
        all["iam list-policies"] = List(
            subject: null,
            AwsFlags.PathPrefix,
            AwsFlags.Word("scope", "All", "AWS", "Local"),
            AwsFlags.Word("policy-usage-filter", "PermissionsPolicy", "PermissionsBoundary"),
            new FlagRule("only-attached", FlagForm.Switch)
        );
        all["iam list-entities-for-policy"] = List(
            "policy-arn",
            AwsFlags.PolicyArn,
            AwsFlags.PathPrefix,
            AwsFlags.Word("entity-filter", "User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"),
            AwsFlags.Word("policy-usage-filter", "PermissionsPolicy", "PermissionsBoundary")
        );
    }

    private static AwsOperation Read(string? subject, params FlagRule[] flags) => new(AccessKind.Read, subject, flags);

    private static AwsOperation List(string? subject, params FlagRule[] flags) =>
        new(AccessKind.Read, subject, [.. AwsFlags.Paging, .. flags]);

    private static AwsOperation Write(string? subject, params FlagRule[] flags) =>
        new(AccessKind.Write, subject, flags);
}
