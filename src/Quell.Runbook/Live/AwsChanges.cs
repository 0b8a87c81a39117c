using System.Collections.Immutable;
using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Live;

/// <summary>What the four writes of aws change. No call of IAM carries a precondition.</summary>
internal static class AwsChanges
{
    /// <summary>Where the policies of a role stand in what was read: one member each, by its ARN.</summary>
    public const string Policies = "/AttachedPolicies";

    /// <summary>Where the keys of a user stand: one member each, by its id, with its status.</summary>
    public const string Keys = "/AccessKeys";

    private static readonly string[] s_common = ["region", "output", "profile", "endpoint-url"];

    public static CommandChange? Of(AllowVerdict.Allowed line) =>
        line.Verb switch
        {
            "attach-role-policy" => OfRole(line, "true"),
            "detach-role-policy" => OfRole(line, null),
            "update-access-key" => OfKey(line, Status(line)),
            "delete-access-key" => OfKey(line, null),
            _ => null,
        };

    private static CommandChange? OfRole(AllowVerdict.Allowed line, string? wanted) =>
        line.Arguments.GetValueOrDefault("role-name") is { } role
        && line.Arguments.GetValueOrDefault("policy-arn") is { } arn
            ? Of(line, $"role {role}", "list-attached-role-policies", ["--role-name", role], Policies, arn, wanted)
            : null;

    private static CommandChange? OfKey(AllowVerdict.Allowed line, string? wanted) =>
        line.Arguments.GetValueOrDefault("user-name") is { } user
        && line.Arguments.GetValueOrDefault("access-key-id") is { } key
            ? Of(line, $"keys of user {user}", "list-access-keys", ["--user-name", user], Keys, key, wanted)
            : null;

    private static CommandChange Of(
        AllowVerdict.Allowed line,
        string what,
        string operation,
        ImmutableArray<string> subject,
        string list,
        string member,
        string? wanted
    ) =>
        new()
        {
            Kind = ChangeKind.SetsFields,
            Read = ["aws", "iam", operation, .. subject, .. Common(line)],
            What = what,
            Fields = [new FieldChange(list + JsonPointer.Of(member), wanted)],
            Progress = [list],
            IsPinned = false,
        };

    /// <summary>Region, profile and address as the write has them: another one would look somewhere else.</summary>
    private static IEnumerable<string> Common(AllowVerdict.Allowed line) =>
        s_common.SelectMany(flag =>
            line.Arguments.GetValueOrDefault(flag) is { } value ? (string[])[$"--{flag}", value] : []
        );

    private static string? Status(AllowVerdict.Allowed line) =>
        line.Arguments.GetValueOrDefault("status") is { } status ? LiveValue.OfText(status, Keys) : null;
}
