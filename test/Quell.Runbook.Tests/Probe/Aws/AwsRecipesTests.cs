using System.Text;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Tests.Probe.Aws;

public sealed class AwsRecipesTests
{
    [Fact]
    public void A_role_says_how_long_who_bounds_it_and_who_may_assume_it()
    {
        var facts = Read(
            "aws role",
            "aws iam get-role --role-name shop --output json",
            """
            {"Role": {"Path": "/", "RoleName": "shop", "Arn": "arn:aws:iam::111122223333:role/shop",
              "MaxSessionDuration": 7200,
              "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/edge"},
              "AssumeRolePolicyDocument": {"Statement": [
                {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                 "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A"},
                 "Condition": {"StringEquals": {"oidc.eks.eu-west-1.amazonaws.com/id/A:sub": ["system:serviceaccount:shop:checkout", "system:serviceaccount:shop:pay"]}}},
                {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
                {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"}]}}}
            """
        );

        facts[FactKeys.RoleName].ShouldBe(["shop"]);
        facts[FactKeys.RoleMaxSession].ShouldBe(["7200"]);
        facts[FactKeys.RoleBoundary].ShouldBe(["arn:aws:iam::111122223333:policy/edge"]);
        facts[FactKeys.RoleManagedBy].ShouldBeEmpty();
        facts[FactKeys.RoleTrust]
            .ShouldBe(["Service/ec2.amazonaws.com", "ServiceAccount/shop/checkout", "ServiceAccount/shop/pay"]);
    }

    [Theory]
    [InlineData("/aws-service-role/eks.amazonaws.com/", "service-linked")]
    [InlineData("/aws-reserved/sso.amazonaws.com/eu-west-1/", "identity-center")]
    public void A_role_that_somebody_else_manages_says_so(string path, string by) =>
        Read(
            "aws role",
            "aws iam get-role --role-name r --output json",
            $$"""{"Role": {"RoleName": "r", "Path": "{{path}}"} }"""
        )[FactKeys.RoleManagedBy]
            .ShouldBe([by]);

    [Fact]
    public void Policies_are_named_and_none_is_a_finding()
    {
        Read(
            "aws attached policies",
            "aws iam list-attached-role-policies",
            """{"AttachedPolicies": [{"PolicyName": "b", "PolicyArn": "arn:aws:iam::aws:policy/B"}, {"PolicyName": "a", "PolicyArn": "arn:aws:iam::aws:policy/A"}]}"""
        )[FactKeys.RoleAttached]
            .ShouldBe(["arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"]);
        Read("aws inline policies", "aws iam list-role-policies", """{"PolicyNames": []}""")[FactKeys.RoleInline]
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"2026-01-31T10:00:00+00:00\"")]
    [InlineData("1769853600")]
    [InlineData("1769853600.25")]
    [InlineData("\"2026-01-31T11:00:00+01:00\"")]
    public void Keys_and_their_last_use_are_read_as_either_version_writes_times(string time)
    {
        const string id = "AKIAIOSFODNN7EXAMPLE";

        Read(
            "aws keys",
            "aws iam list-access-keys",
            $$"""{"AccessKeyMetadata": [{"UserName": "u", "AccessKeyId": "{{id}}", "Status": "Active", "CreateDate": {{time}}}]}"""
        )[FactKeys.UserKeys]
            .ShouldBe([$"{id} status=Active created=2026-01-31T10:00:00Z"]);
        Read(
            "aws key last used",
            $"aws iam get-access-key-last-used --access-key-id {id}",
            $$"""{"UserName": "u", "AccessKeyLastUsed": {"LastUsedDate": {{time}}, "ServiceName": "s3", "Region": "eu-west-1"} }"""
        )[FactKeys.KeyLastUsed]
            .ShouldBe([$"{id} at=2026-01-31T10:00:00Z service=s3 region=eu-west-1"]);
    }

    [Fact]
    public void A_key_that_was_never_used_has_no_time() =>
        Read(
            "aws key last used",
            "aws iam get-access-key-last-used --access-key-id AKIAIOSFODNN7EXAMPLE",
            """{"UserName": "u", "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"}}"""
        )[FactKeys.KeyLastUsed]
            .ShouldBe(["AKIAIOSFODNN7EXAMPLE service=N/A region=N/A"]);

    [Fact]
    public void CloudTrail_is_read_newest_first_with_where_it_came_from_and_what_failed() =>
        Read(
            "aws cloudtrail",
            "aws cloudtrail lookup-events",
            """
            {"Events": [
              {"EventName": "ListUsers", "EventSource": "iam.amazonaws.com", "EventTime": "2026-01-31T10:00:00+00:00",
               "CloudTrailEvent": "{\"eventTime\":\"2026-01-31T10:00:00Z\",\"sourceIPAddress\":\"203.0.113.9\",\"errorCode\":\"AccessDenied\"}"},
              {"EventName": "AssumeRole", "EventSource": "sts.amazonaws.com", "EventTime": 1769857200, "CloudTrailEvent": "not json"}]}
            """
        )[FactKeys.CloudTrail]
            .ShouldBe([
                "2026-01-31T11:00:00Z AssumeRole source=sts.amazonaws.com",
                "2026-01-31T10:00:00Z ListUsers source=iam.amazonaws.com from=203.0.113.9 error=AccessDenied",
            ]);

    [Fact]
    public void An_answer_that_the_bound_of_the_call_cut_says_so_also_where_it_is_empty()
    {
        Read("aws cloudtrail", "aws cloudtrail lookup-events", """{"Events": [], "NextToken": "more"}""")[
            FactKeys.CloudTrail
        ]
            .ShouldBe(["incomplete: cut at 50"]);
        Read("aws cloudtrail", "aws cloudtrail lookup-events", """{"Events": [], "NextToken": null}""")[
            FactKeys.CloudTrail
        ]
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        """{"NotPrincipal": {"AWS": "arn:aws:iam::111122223333:user/a"} }""",
        "NotPrincipal (nearly everybody)"
    )]
    [InlineData("""{"Action": "sts:AssumeRole"}""", "not understood")]
    [InlineData("""{"Principal": 3}""", "not understood")]
    [InlineData(
        """{"Principal": {"Federated": "p"}, "Condition": {"StringNotLike": {"i:sub": "system:serviceaccount:shop:safe"} } }""",
        "not understood|p"
    )]
    [InlineData(
        """{"Principal": {"Federated": "p"}, "Condition": {"StringLike": {"i:sub": "system:serviceaccount:shop:*"} } }""",
        "ServiceAccount/shop/*"
    )]
    [InlineData(
        """{"Principal": {"Federated": "p"}, "Condition": {"StringLike": {"i:sub": ["system:serviceaccount:shop:a", "*"]} } }""",
        "ServiceAccount/shop/a|p"
    )]
    public void Whoever_may_assume_a_role_is_never_none_where_a_statement_allows(string statement, string principals) =>
        Trust(statement).ShouldBe(principals.Split('|'));

    [Fact]
    public void More_principals_than_are_kept_are_counted() =>
        Trust(
                $$"""{"Principal": {"AWS": [{{string.Join(", ", Enumerable.Range(100, 73).Select(n => $"\"a{n}\""))}}]} }"""
            )
            .ShouldSatisfyAllConditions(
                kept => kept.Count.ShouldBe(51),
                kept => kept[^1].ShouldBe("incomplete: cut at 50 of 73")
            );

    private static IReadOnlyList<string> Trust(string statement) =>
        Read(
            "aws role",
            "aws iam get-role --role-name r --output json",
            """{"Role": {"RoleName": "r", "Path": "/", "AssumeRolePolicyDocument": {"Statement": [STATEMENT]}}}""".Replace(
                "STATEMENT",
                statement.Insert(1, "\"Effect\": \"Allow\", "),
                StringComparison.Ordinal
            )
        )[FactKeys.RoleTrust];

    [Theory]
    [InlineData("aws role", "{}")]
    [InlineData("aws role", "[]")]
    [InlineData("aws role", "{\"Role\": 3}")]
    [InlineData("aws role", "{\"Role\": {\"RoleName\": \"\\ud800\"}}")]
    [InlineData("aws keys", "{\"AccessKeyMetadata\": {}}")]
    [InlineData("aws inline policies", "{\"PolicyNames\": [3]}")]
    [InlineData("aws attached policies", "not json")]
    [InlineData("aws cloudtrail", "null")]
    public void What_is_not_what_the_line_prints_is_no_reading(string source, string output) =>
        AwsRecipes.Read(Call(source, "aws iam get-role"), Encoding.UTF8.GetBytes(output), default).ShouldBeNull();

    [Fact]
    public void A_value_that_would_break_out_of_its_line_is_one_word() =>
        Read(
            "aws inline policies",
            "aws iam list-role-policies",
            "{\"PolicyNames\": [\"a b\\u001b[31m\\nrole=evil\"]}"
        )[FactKeys.RoleInline]
            .ShouldHaveSingleItem()
            .ShouldNotContain(' ');

    private static Dictionary<string, IReadOnlyList<string>> Read(string source, string line, string output) =>
        AwsRecipes
            .Read(Call(source, line), Encoding.UTF8.GetBytes(output), default)
            .ShouldNotBeNull()
            .Facts.ToDictionary(fact => fact.Key, fact => (IReadOnlyList<string>)fact.Values, StringComparer.Ordinal);

    private static OutsideCall Call(string source, string line) =>
        new()
        {
            Key = CallKeys.Of("s1.r0", source),
            Surface = Surface.Aws,
            Request = new CallRequest.Command([.. line.Split(' ')]),
            Target = new CallTarget(null, null, "x"),
            Purpose = "p",
            Effect = Effect.Read,
        };
}
