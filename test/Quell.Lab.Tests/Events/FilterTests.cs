using System.Text.Json.Nodes;
using CsCheck;
using Quell.Lab.Events;

namespace Quell.Lab.Tests.Events;

public sealed class FilterTests
{
    private static readonly JsonObject s_event = (JsonObject)
        JsonNode.Parse(
            """
            {"originator":"policy","source":"syscall","severity":3,"name":"Crypto mining",
             "sourceDetails":{"type":"workload"},
             "content":{"ruleName":"Detect \"x\" miners","policyId":12},
             "labels":{"kubernetes.cluster.name":"c1","kubernetes.namespace.name":"shop"}}
            """
        )!;

    [Theory]
    [InlineData("severity = \"3\"", true)]
    [InlineData("severity = 3", true)]
    [InlineData("severity < \"4\" and severity >= \"3\"", true)]
    [InlineData("severity > \"3\"", false)]
    [InlineData("severity != \"3\"", false)]
    [InlineData("severity in (\"0\",\"3\")", true)]
    [InlineData("not severity in (\"0\",\"3\")", false)]
    [InlineData("severity not in (\"0\")", true)]
    [InlineData("ruleName = \"Detect \\\"x\\\" miners\"", true)]
    [InlineData("ruleName starts with \"Detect\"", true)]
    [InlineData("ruleName contains \"miner\"", true)]
    [InlineData("ruleName contains \"MINER\"", false)]
    [InlineData("freeText = \"MINERS\"", true)]
    [InlineData("sourceType = \"workload\" and policyId = \"12\"", true)]
    [InlineData("aws.accountId exists", false)]
    [InlineData("aws.accountId not exists", true)]
    [InlineData("not aws.accountId exists", true)]
    [InlineData("aws.accountId != \"1\"", true)]
    [InlineData("kubernetes.cluster.name = \"c2\" or severity = \"3\"", true)]
    [InlineData("severity = \"3\" or severity = \"3\" and kubernetes.cluster.name = \"c2\"", true)]
    public void Documented_filters_are_understood(string text, bool fits)
    {
        var (filter, refusal) = Filter.TryParse(text);

        refusal.ShouldBeEmpty();
        filter!.Fits(s_event).ShouldBe(fits);
    }

    [Theory]
    [InlineData("ruleName startsWith \"x\"", "unknown operator 'startsWith'")]
    [InlineData("container.imageName = \"x\"", "unknown filter attribute 'container.imageName'")]
    [InlineData("(severity = \"3\")", "grouping")]
    [InlineData("not (severity = \"3\")", "grouping")]
    [InlineData("severity = three", "expected a value in double quotes")]
    [InlineData("severity = \"3", "missing closing quote")]
    [InlineData("severity = \"3\" AND source = \"syscall\"", "expected and, or, or the end")]
    [InlineData("severity in \"3\"", "expected '('")]
    [InlineData("severity in (\"3\"", "expected ')'")]
    [InlineData("severity", "expected an operator")]
    [InlineData("severity = \"3\" and", "expected an attribute")]
    [InlineData("severity = \"3\" ; drop", "token recognition error")]
    public void The_rest_is_refused_with_a_reason(string text, string reason)
    {
        var (filter, refusal) = Filter.TryParse(text);

        filter.ShouldBeNull();
        refusal.ShouldContain(reason);
    }

    [Fact]
    public void A_filter_longer_than_the_service_takes_is_refused() =>
        Filter.TryParse("freeText = \"" + new string('x', 2048) + "\"").Refusal.ShouldContain("2048");

    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        var pieces = Gen.OneOf<string>(
            "severity",
            "ruleName",
            "=",
            "!=",
            "in",
            "(",
            ")",
            "\"a\"",
            "\"",
            "\\",
            "and",
            "or",
            "not",
            "starts with",
            "exists",
            ",",
            " ",
            "3",
            "\u202e",
            "\0"
        );
        var texts = Gen.OneOf(Gen.String, pieces.Array[0, 12].Select(p => string.Join(' ', p)));

        texts.Sample(
            text =>
            {
                var (filter, refusal) = Filter.TryParse(text);
                (filter is null).ShouldBe(refusal.Length > 0);
                filter?.Fits(s_event);
            },
            iter: 5_000
        );
    }
}
