using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>How a line is taken apart: what is a flag, how it takes its value, and what no value may be.</summary>
public sealed class ParsedLineTests
{
    [Theory]
    [InlineData("kubectl get pods --context c -f x", AllowRules.Flag, "The flag '-f' is not on this verb's list.")]
    [InlineData(
        "kubectl get pods --context c --raw=/x",
        AllowRules.Flag,
        "The flag '--raw' is not on this verb's list."
    )]
    [InlineData("kubectl get pods -context c", AllowRules.Flag, "The flag '-context' is not on this verb's list.")]
    [InlineData("kubectl get pods -xcontext c", AllowRules.Flag, "The flag '-xcontext' is not on this verb's list.")]
    [InlineData("kubectl get pods ++context c", AllowRules.Context, null)]
    [InlineData("kubectl get pods --context c --o json", AllowRules.Flag, "The flag '--o' is not on this verb's list.")]
    [InlineData("kubectl get pods --context c --xutput json", AllowRules.Flag, null)]
    [InlineData("kubectl get pods --context c -x json", AllowRules.Flag, null)]
    [InlineData("kubectl get pods --context c -", AllowRules.Flag, null)]
    [InlineData("kubectl get pods --context c -ojson", AllowRules.Flag, null)]
    [InlineData("kubectl get pods --context c -oo", AllowRules.Flag, null)]
    [InlineData("kubectl get pods --context", AllowRules.Value, "The flag --context does not take its value so.")]
    [InlineData(
        "kubectl get pods --context c -n",
        AllowRules.Value,
        "The flag --namespace does not take its value so."
    )]
    [InlineData("kubectl get pods --context c -n Shop", AllowRules.Value, "The flag --namespace does not take 'Shop'.")]
    [InlineData("kubectl get pods --context c -n=", AllowRules.Value, "The flag --namespace does not take ''.")]
    [InlineData(
        "kubectl get pods --context c -A=false",
        AllowRules.Value,
        "The flag --all-namespaces does not take 'false'."
    )]
    [InlineData(
        "kubectl get pods --context c -n a -n b",
        AllowRules.Repeated,
        "The flag --namespace is given more than once."
    )]
    [InlineData("kubectl get pods --context c -n a --namespace=a", AllowRules.Repeated, null)]
    public void A_flag_is_one_of_the_verb_with_a_value_of_its_own_once(string line, string rule, string? why)
    {
        var refused = Lines.Refused(line);

        refused.Rule.ShouldBe(rule);
        refused.Why.ShouldBe(why ?? refused.Why);
    }

    [Fact]
    public void A_switch_takes_no_word_and_a_joined_value_no_word_after_it()
    {
        Lines.Allowed("kubectl get -A pods --context c").Resource.ShouldBe("pod");
        Lines.Allowed("kubectl get pods -A=true --context c").Arguments["all-namespaces"].ShouldBe("true");
        Lines.Allowed("kubectl describe --show-events pods --context c").Arguments["show-events"].ShouldBe("true");
        Lines.Allowed("kubectl describe pods --show-events=true --context c").Arguments["show-events"].ShouldBe("true");
        Lines
            .Refused("kubectl label pod x a=b --dry-run server --context c -n shop")
            .Why.ShouldBe("The flag --dry-run does not take its value so.");
    }

    [Fact]
    public void The_value_of_a_flag_may_hold_the_sign_that_joins_it() =>
        Lines.Allowed("kubectl get pods --context c --selector=a=b").Arguments["selector"].ShouldBe("a=b");

    [Theory]
    [InlineData("-x")]
    [InlineData("@x")]
    [InlineData("file://x")]
    [InlineData("FILE:x")]
    [InlineData("fileb://x")]
    [InlineData("FileB:x")]
    [InlineData("http://x")]
    [InlineData("HTTP://x")]
    [InlineData("https://x")]
    [InlineData("HttpS://x")]
    public void A_value_that_points_elsewhere_is_none(string value)
    {
        // Of the letters of the flag, so that it is refused as what it points to.
        var line = $"aws cloudtrail lookup-events --output json --lookup-attributes {value}";

        Lines.Refused(line).Rule.ShouldBe(AllowRules.Value);
        Lines.Refused($"kubectl get pods --context {value}").Rule.ShouldBe(AllowRules.Value);
    }

    [Theory]
    [InlineData("profiles")]
    [InlineData("http")]
    [InlineData("a@x")]
    public void A_value_that_only_looks_alike_is_one(string value) =>
        Lines.Allowed($"kubectl get pods --context {value}").Context.ShouldBe(value);
}
