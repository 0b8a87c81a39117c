namespace Quell.Runbook.Tests.AllowLists;

/// <summary>The last value that a flag of aws takes, and the first that it does not.</summary>
public sealed class AwsFlagsTests
{
    private const string Trail = "aws cloudtrail lookup-events --output json";

    [Theory]
    [InlineData("EventId,AttributeValue=01234567-89ab-cdef-0123-456789abcdef", true)]
    [InlineData("EventId,AttributeValue=x", false)]
    [InlineData("EventSource,AttributeValue=iam.amazonaws.com", true)]
    [InlineData("EventSource,AttributeValue=-iam", false)]
    [InlineData("ReadOnly,AttributeValue=true", true)]
    [InlineData("ReadOnly,AttributeValue=false", true)]
    [InlineData("ReadOnly,AttributeValue=maybe", false)]
    [InlineData("ResourceType,AttributeValue=AWS::IAM::Role", true)]
    [InlineData("ResourceType,AttributeValue=Role", false)]
    [InlineData("ResourceName,AttributeValue=shop", true)]
    [InlineData("ResourceName,AttributeValue=-shop", false)]
    [InlineData("Username,AttributeValue=web", true)]
    [InlineData("EventName,AttributeValue=ConsoleLogin", true)]
    [InlineData("EventName,AttributeValue=consoleLogin", false)]
    [InlineData("AccessKeyId,AttributeValue=AKIAIOSFODNN7EXAMPLE", true)]
    [InlineData("AccessKeyId,AttributeValue=x", false)]
    [InlineData("Anything,AttributeValue=x", false)]
    [InlineData(",AttributeValue=x", false)]
    public void A_trail_is_looked_up_by_known_attributes(string attribute, bool isAllowed) =>
        Lines.IsAllowed($"{Trail} --lookup-attributes AttributeKey={attribute}").ShouldBe(isAllowed);

    [Theory]
    [InlineData("--max-results 1", true)]
    [InlineData("--max-results 0", false)]
    [InlineData("--max-results 50", true)]
    [InlineData("--max-results 51", false)]
    [InlineData("--max-results x", false)]
    [InlineData("--start-time 2026-02-28T00:00:00Z", true)]
    [InlineData("--start-time 2026-02-28T00:00:00.123456+00:00", true)]
    [InlineData("--start-time 2026-02-30T00:00:00Z", false)]
    [InlineData("--start-time 2026-02-28", false)]
    [InlineData("--start-time 2026-02-28T00:00:00", false)]
    [InlineData("--end-time 1767225600.5", true)]
    [InlineData("--end-time 1767225600", true)]
    [InlineData("--end-time 176722560", false)]
    [InlineData("--end-time 2026-02-28T00:00:00Z", true)]
    public void Numbers_and_times_of_a_lookup_are_real_ones(string flag, bool isAllowed) =>
        Lines.IsAllowed($"{Trail} {flag}").ShouldBe(isAllowed);

    [Theory]
    [InlineData("--region eu-west-1", true)]
    [InlineData("--region 'eu west'", false)]
    [InlineData("--profile prod", true)]
    [InlineData("--profile 'a b/c'", false)]
    [InlineData("--cli-connect-timeout 5", true)]
    [InlineData("--cli-connect-timeout 0", false)]
    [InlineData("--cli-read-timeout 60", true)]
    [InlineData("--cli-read-timeout x", false)]
    [InlineData("--max-items 5", true)]
    [InlineData("--max-items x", false)]
    [InlineData("--page-size 5", true)]
    [InlineData("--page-size x", false)]
    [InlineData("--starting-token abc=", true)]
    [InlineData("--starting-token 'a b'", false)]
    [InlineData("--no-paginate", true)]
    [InlineData("--no-paginate=false", false)]
    [InlineData("--debug", false)]
    [InlineData("--query x", false)]
    [InlineData("--no-cli-pager", false)]
    public void Every_operation_that_lists_takes_these_and_no_others(string flag, bool isAllowed) =>
        Lines.IsAllowed($"{Trail} {flag}").ShouldBe(isAllowed);

    [Theory]
    [InlineData("--output json", true)]
    [InlineData("--output=json", true)]
    [InlineData("--output text", false)]
    [InlineData("", false)]
    public void The_answer_is_always_json(string output, bool isAllowed) =>
        Lines.IsAllowed($"aws sts get-caller-identity {output}").ShouldBe(isAllowed);

    [Theory]
    [InlineData("/", true)]
    [InlineData("/a/b/", true)]
    [InlineData("a/b", false)]
    public void A_path_begins_with_a_slash(string path, bool isAllowed) =>
        Lines.IsAllowed($"aws iam list-roles --path-prefix {path} --output json").ShouldBe(isAllowed);

    [Theory]
    [InlineData("arn:aws:iam::123456789012:policy/own", true)]
    [InlineData("arn:aws:iam::123456789012:role/own", false)]
    [InlineData("own", false)]
    public void A_policy_is_named_by_the_address_of_one(string arn, bool isAllowed) =>
        Lines.IsAllowed($"aws iam list-policy-versions --policy-arn {arn} --output json").ShouldBe(isAllowed);
}
