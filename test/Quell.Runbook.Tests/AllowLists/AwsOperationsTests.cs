using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>Every operation of aws that is on the list, with the flags that it needs, those that it takes, and what it is about.</summary>
public sealed class AwsOperationsTests
{
    private const string Key = "AKIAIOSFODNN7EXAMPLE";
    private const string Arn = "arn:aws:iam::aws:policy/AWSDenyAll";

    [Theory]
    [InlineData("sts get-caller-identity", "", null)]
    [InlineData("iam get-role", "--role-name r", "r")]
    [InlineData("iam get-role-policy", "--role-name r --policy-name p", "r")]
    [InlineData("iam get-access-key-last-used", "--access-key-id " + Key, Key)]
    [InlineData("iam list-account-aliases", "", null)]
    [InlineData("iam list-open-id-connect-providers", "", null)]
    [InlineData("iam list-saml-providers", "", null)]
    [InlineData("iam list-service-specific-credentials", "", null)]
    [InlineData("iam list-service-specific-credentials", "--user-name u", "u")]
    public void What_is_read_at_once_is_a_read_without_pages(string operation, string flags, string? subject)
    {
        Check(operation, flags, AccessKind.Read, subject);
        Lines.Refused($"aws {operation} {flags} --output json --max-items 5").Rule.ShouldBe(AllowRules.Flag);
    }

    [Theory]
    [InlineData("cloudtrail lookup-events", "", null)]
    [InlineData("iam list-groups", "", null)]
    [InlineData("iam list-groups", "--path-prefix /a/", null)]
    [InlineData("iam list-instance-profiles", "--path-prefix /a/", null)]
    [InlineData("iam list-roles", "--path-prefix /a/", null)]
    [InlineData("iam list-server-certificates", "--path-prefix /a/", null)]
    [InlineData("iam list-users", "--path-prefix /a/", null)]
    [InlineData("iam list-access-keys", "--user-name u", "u")]
    [InlineData("iam list-access-keys", "", null)]
    [InlineData("iam list-mfa-devices", "--user-name u", "u")]
    [InlineData("iam list-signing-certificates", "--user-name u", "u")]
    [InlineData("iam list-ssh-public-keys", "--user-name u", "u")]
    [InlineData("iam list-groups-for-user", "--user-name u", "u")]
    [InlineData("iam list-user-policies", "--user-name u", "u")]
    [InlineData("iam list-user-tags", "--user-name u", "u")]
    [InlineData("iam list-role-policies", "--role-name r", "r")]
    [InlineData("iam list-role-tags", "--role-name r", "r")]
    [InlineData("iam list-instance-profiles-for-role", "--role-name r", "r")]
    [InlineData("iam list-policy-tags", "--policy-arn " + Arn, Arn)]
    [InlineData("iam list-policy-versions", "--policy-arn " + Arn, Arn)]
    [InlineData("iam list-attached-group-policies", "--group-name g", "g")]
    [InlineData("iam list-attached-group-policies", "--group-name g --path-prefix /a/", "g")]
    [InlineData("iam list-attached-role-policies", "--role-name r", "r")]
    [InlineData("iam list-attached-user-policies", "--user-name u", "u")]
    [InlineData("iam list-group-policies", "--group-name g", "g")]
    [InlineData("iam list-instance-profile-tags", "--instance-profile-name i", "i")]
    [InlineData("iam list-virtual-mfa-devices", "--assignment-status Assigned", null)]
    [InlineData("iam list-virtual-mfa-devices", "--assignment-status Unassigned", null)]
    [InlineData("iam list-virtual-mfa-devices", "--assignment-status Any", null)]
    [InlineData("iam list-policies", "--scope All", null)]
    [InlineData("iam list-policies", "--scope AWS --only-attached", null)]
    [InlineData("iam list-policies", "--scope Local --path-prefix /a/", null)]
    [InlineData("iam list-policies", "--policy-usage-filter PermissionsPolicy", null)]
    [InlineData("iam list-policies", "--policy-usage-filter PermissionsBoundary", null)]
    [InlineData("iam list-entities-for-policy", "--policy-arn " + Arn, Arn)]
    [InlineData("iam list-entities-for-policy", "--policy-arn " + Arn + " --entity-filter User --path-prefix /a/", Arn)]
    [InlineData("iam list-entities-for-policy", "--policy-arn " + Arn + " --entity-filter Role", Arn)]
    [InlineData("iam list-entities-for-policy", "--policy-arn " + Arn + " --entity-filter Group", Arn)]
    [InlineData("iam list-entities-for-policy", "--policy-arn " + Arn + " --entity-filter LocalManagedPolicy", Arn)]
    [InlineData("iam list-entities-for-policy", "--policy-arn " + Arn + " --entity-filter AWSManagedPolicy", Arn)]
    [InlineData(
        "iam list-entities-for-policy",
        "--policy-arn " + Arn + " --policy-usage-filter PermissionsPolicy",
        Arn
    )]
    [InlineData(
        "iam list-entities-for-policy",
        "--policy-arn " + Arn + " --policy-usage-filter PermissionsBoundary",
        Arn
    )]
    public void What_is_listed_is_a_read_by_the_page(string operation, string flags, string? subject)
    {
        Check(operation, flags, AccessKind.Read, subject);
        Check(operation, flags + " --max-items 5", AccessKind.Read, subject);
    }

    [Theory]
    [InlineData("iam attach-role-policy", "--role-name r --policy-arn " + Arn, "r")]
    [InlineData("iam detach-role-policy", "--role-name r --policy-arn " + Arn, "r")]
    [InlineData("iam delete-access-key", "--user-name u --access-key-id " + Key, Key)]
    [InlineData("iam update-access-key", "--user-name u --status Active --access-key-id " + Key, Key)]
    [InlineData("iam update-access-key", "--user-name u --status Inactive --access-key-id " + Key, Key)]
    public void Five_operations_write_and_none_of_them_without_each_of_its_flags(
        string operation,
        string flags,
        string subject
    )
    {
        Check(operation, flags, AccessKind.Write, subject);
        var words = flags.Split(' ');
        for (var i = 0; i < words.Length; i += 2)
        {
            var rest = string.Join(' ', words.Where((_, at) => at != i && at != i + 1));
            Lines
                .Refused($"aws {operation} {rest} --output json")
                .Why.ShouldBe($"The flag {words[i]} has to be there.");
        }
    }

    [Theory]
    [InlineData("iam get-role")]
    [InlineData("iam get-role-policy")]
    [InlineData("iam get-access-key-last-used")]
    [InlineData("iam list-groups-for-user")]
    [InlineData("iam list-user-policies")]
    [InlineData("iam list-user-tags")]
    [InlineData("iam list-role-policies")]
    [InlineData("iam list-role-tags")]
    [InlineData("iam list-instance-profiles-for-role")]
    [InlineData("iam list-policy-tags")]
    [InlineData("iam list-policy-versions")]
    [InlineData("iam list-attached-group-policies")]
    [InlineData("iam list-attached-role-policies")]
    [InlineData("iam list-attached-user-policies")]
    [InlineData("iam list-group-policies")]
    [InlineData("iam list-instance-profile-tags")]
    [InlineData("iam list-entities-for-policy")]
    public void A_read_about_one_thing_names_it(string operation) =>
        Lines.Refused($"aws {operation} --output json").Rule.ShouldBe(AllowRules.Value);

    [Theory]
    [InlineData("iam get-role-policy --role-name r", AllowRules.Value)]
    [InlineData("iam update-access-key --user-name u --status Off --access-key-id " + Key, AllowRules.Value)]
    [InlineData("iam list-virtual-mfa-devices --assignment-status Some", AllowRules.Value)]
    [InlineData("iam list-policies --scope Mine", AllowRules.Value)]
    [InlineData("iam list-policies --policy-usage-filter Any", AllowRules.Value)]
    [InlineData("iam list-policies --only-attached=false", AllowRules.Value)]
    [InlineData("iam list-entities-for-policy --entity-filter Key --policy-arn " + Arn, AllowRules.Value)]
    [InlineData("iam list-entities-for-policy --policy-usage-filter Any --policy-arn " + Arn, AllowRules.Value)]
    [InlineData("iam list-roles --user-name u", AllowRules.Flag)]
    [InlineData("iam list-account-aliases --path-prefix /a/", AllowRules.Flag)]
    [InlineData("iam list-", AllowRules.Verb)]
    [InlineData("iam list-attached--policies --group-name g", AllowRules.Verb)]
    [InlineData("iam get-user", AllowRules.Verb)]
    [InlineData("iam", AllowRules.Verb)]
    public void What_is_near_an_operation_is_none(string line, string rule) =>
        Lines.Refused($"aws {line} --output json").Rule.ShouldBe(rule);

    [Theory]
    [InlineData("aws iam get-user --output json", "The operation 'iam get-user' of aws is not on the list.")]
    [InlineData("aws", "The operation '' of aws is not on the list.")]
    [InlineData("aws sts get-caller-identity --output json extra", "The operation takes no words, not 'extra'.")]
    public void A_refusal_says_in_one_sentence_what_was_refused(string line, string why) =>
        Lines.Refused(line).Why.ShouldBe(why);

    private static void Check(string operation, string flags, AccessKind access, string? subject)
    {
        var allowed = Lines.Allowed($"aws {operation} {flags} --output json");

        allowed.Access.ShouldBe(access);
        allowed.Shape.ShouldBe($"aws {operation}");
        allowed.Resource.ShouldBe(operation.Split(' ')[0]);
        allowed.Verb.ShouldBe(operation.Split(' ')[1]);
        allowed.Name.ShouldBe(subject);
        allowed.Context.ShouldBeNull();
        allowed.IsFiling.ShouldBeFalse();
    }
}
