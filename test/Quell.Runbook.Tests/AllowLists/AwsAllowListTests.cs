using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

public sealed class AwsAllowListTests
{
    private const string Deny = "arn:aws:iam::aws:policy/AWSDenyAll";
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    [Theory]
    [InlineData("aws sts get-caller-identity --output json", AccessKind.Read, null)]
    [InlineData("aws sts get-caller-identity --output=json --region eu-west-1 --profile prod", AccessKind.Read, null)]
    [InlineData("aws iam get-role --role-name web --region us-east-1 --output json", AccessKind.Read, "web")]
    [InlineData("aws iam get-role-policy --role-name web --policy-name p --output json", AccessKind.Read, "web")]
    [InlineData("aws iam get-access-key-last-used --access-key-id " + Key + " --output json", AccessKind.Read, Key)]
    [InlineData(
        "aws iam list-attached-role-policies --role-name web --output json --max-items 100",
        AccessKind.Read,
        "web"
    )]
    [InlineData("aws iam list-role-policies --role-name=web --output=json", AccessKind.Read, "web")]
    [InlineData("aws iam list-access-keys --user-name ci --output json", AccessKind.Read, "ci")]
    [InlineData(
        "aws iam list-entities-for-policy --policy-arn " + Deny + " --entity-filter Role --output json",
        AccessKind.Read,
        Deny
    )]
    [InlineData(
        "aws iam list-policies --scope Local --only-attached --output json --starting-token abc=",
        AccessKind.Read,
        null
    )]
    [InlineData("aws iam list-roles --path-prefix /a/b/ --output json", AccessKind.Read, null)]
    [InlineData(
        "aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue="
            + Key
            + " --start-time 2026-01-01T00:00:00Z --end-time 1767225600 --max-results 50 --output json --region us-east-1",
        AccessKind.Read,
        null
    )]
    [InlineData(
        "aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=web@host --output json",
        AccessKind.Read,
        null
    )]
    [InlineData(
        "aws iam attach-role-policy --role-name web --policy-arn " + Deny + " --output json",
        AccessKind.Write,
        "web"
    )]
    [InlineData(
        "aws iam detach-role-policy --role-name web --policy-arn=" + Deny + " --output json",
        AccessKind.Write,
        "web"
    )]
    [InlineData(
        "aws iam delete-access-key --user-name ci --access-key-id " + Key + " --output json",
        AccessKind.Write,
        Key
    )]
    [InlineData(
        "aws iam update-access-key --user-name ci --access-key-id " + Key + " --status Inactive --output json",
        AccessKind.Write,
        Key
    )]
    public void Operations_of_the_runbook_are_allowed(string line, AccessKind access, string? name)
    {
        var allowed = AllowList.Runbook.Check(Lines.Split(line)).ShouldBeOfType<AllowVerdict.Allowed>();

        allowed.Access.ShouldBe(access);
        allowed.Name.ShouldBe(name);
        allowed.Shape.ShouldBe(string.Join(' ', Lines.Split(line).Take(3)));
    }

    [Theory]
    [InlineData("aws", AllowRules.Verb)]
    [InlineData("aws iam", AllowRules.Verb)]
    [InlineData("aws iam attach-user-policy --user-name ci --policy-arn " + Deny + " --output json", AllowRules.Verb)]
    [InlineData("aws iam put-role-policy --output json", AllowRules.Verb)]
    [InlineData("aws iam delete-role --role-name web --output json", AllowRules.Verb)]
    [InlineData("aws iam get-user --output json", AllowRules.Verb)]
    [InlineData("aws iam get-roles --output json", AllowRules.Verb)]
    [InlineData("aws iam list-everything --output json", AllowRules.Verb)]
    [InlineData("aws iam list- --output json", AllowRules.Verb)]
    [InlineData("aws sts assume-role --output json", AllowRules.Verb)]
    [InlineData("aws sts get-session-token --output json", AllowRules.Verb)]
    [InlineData("aws cloudtrail stop-logging --output json", AllowRules.Verb)]
    [InlineData("aws s3 ls --output json", AllowRules.Verb)]
    [InlineData("aws --profile x iam get-role --role-name web --output json", AllowRules.Verb)]
    [InlineData("aws iam 'get-role --debug' x --output json", AllowRules.Verb)]
    [InlineData("aws sts get-caller-identity", AllowRules.Value)]
    [InlineData("aws sts get-caller-identity --output text", AllowRules.Value)]
    [InlineData("aws sts get-caller-identity --output json --output json", AllowRules.Repeated)]
    [InlineData("aws sts get-caller-identity --output json --debug", AllowRules.Flag)]
    [InlineData("aws sts get-caller-identity --output json --no-verify-ssl", AllowRules.Flag)]
    [InlineData("aws sts get-caller-identity --output json --query Account", AllowRules.Flag)]
    [InlineData("aws sts get-caller-identity --output json --no-cli-pager", AllowRules.Flag)]
    [InlineData("aws sts get-caller-identity --output json --cli-input-json file://x", AllowRules.Flag)]
    [InlineData("aws sts get-caller-identity --output json --ca-bundle x", AllowRules.Flag)]
    [InlineData("aws sts get-caller-identity --output json extra", AllowRules.Target)]
    [InlineData("aws sts get-caller-identity --output json --region 'eu west'", AllowRules.Value)]
    [InlineData("aws sts get-caller-identity --output json --endpoint-url https://evil.example", AllowRules.Value)]
    [InlineData("aws sts get-caller-identity --output json --endpoint-url http://127.0.0.1:5000", AllowRules.Value)]
    [InlineData("aws iam get-role --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name file:///etc/passwd --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name fileb://x --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name http://evil --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name @x --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name -x --output json", AllowRules.Value)]
    [InlineData("aws iam get-role --role-name a/b --output json", AllowRules.Value)]
    [InlineData(
        "aws iam attach-role-policy --role-name web --policy-arn arn:aws:iam::123456789012:role/x --output json",
        AllowRules.Value
    )]
    [InlineData("aws iam attach-role-policy --role-name web --output json", AllowRules.Value)]
    [InlineData("aws iam delete-access-key --access-key-id " + Key + " --output json", AllowRules.Value)]
    [InlineData(
        "aws iam update-access-key --user-name ci --access-key-id " + Key + " --status Off --output json",
        AllowRules.Value
    )]
    [InlineData(
        "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=A,AttributeKey=Username --output json",
        AllowRules.Value
    )]
    [InlineData("aws cloudtrail lookup-events --lookup-attributes file://x --output json", AllowRules.Value)]
    [InlineData("aws cloudtrail lookup-events --max-results 51 --output json", AllowRules.Value)]
    [InlineData("aws cloudtrail lookup-events --start-time yesterday --output json", AllowRules.Value)]
    public void Everything_else_is_refused_by_the_rule_that_it_breaks(string line, string rule) =>
        AllowList.Runbook.Check(Lines.Split(line)).ShouldBeOfType<AllowVerdict.Refused>().Rule.ShouldBe(rule);
}
