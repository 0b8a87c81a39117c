using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>What a line names: kinds, each once, and names of objects of one kind.</summary>
public sealed class KubeTargetsTests
{
    [Theory]
    [InlineData("pods", "pod", null)]
    [InlineData("pods web", "pod", "web")]
    [InlineData("pod/web", "pod", "web")]
    [InlineData("pods web db", "pod", null)]
    [InlineData("pod/web pod/db", "pod", null)]
    [InlineData("pods,pod,po", "pod", null)]
    [InlineData("pods,services", "pod,service", null)]
    [InlineData("pod/web service/web", "pod,service", null)]
    public void A_read_names_kinds_and_the_one_object_where_there_is_one(string words, string resource, string? name)
    {
        var allowed = Lines.Allowed($"kubectl get {words} --context c");

        allowed.Resource.ShouldBe(resource);
        allowed.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("pod/web db", "Objects are named either all as TYPE/NAME or all as TYPE NAME.")]
    [InlineData("pods,services web", "Names go with one kind only.")]
    [InlineData("pods web/db", "'web/db' is not the name of a pod.")]
    [InlineData("pods Web", "'Web' is not the name of a pod.")]
    [InlineData("pod/", "'' is not the name of a pod.")]
    [InlineData("pod/web pod/Db", "'Db' is not the name of a pod.")]
    [InlineData("deploy a:b", "'a:b' is not the name of a deployment.")]
    public void What_is_no_name_of_its_kind_is_refused(string words, string why) =>
        Why($"kubectl get {words} --context c").ShouldBe((AllowRules.Target, why));

    [Theory]
    [InlineData("pods,secrets", AllowRules.Secret)]
    [InlineData("pod/web secret/web", AllowRules.Secret)]
    [InlineData("pods,widgets", AllowRules.Resource)]
    [InlineData("pods,", AllowRules.Resource)]
    [InlineData(",pods", AllowRules.Resource)]
    [InlineData("pod/web widget/web", AllowRules.Resource)]
    [InlineData("pod/web /db", AllowRules.Resource)]
    public void Each_kind_of_several_is_one_of_the_list(string words, string rule) =>
        Lines.Refused($"kubectl get {words} --context c").Rule.ShouldBe(rule);

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void At_most_a_hundred_words_name_something(int names, bool isAllowed) =>
        Lines
            .IsAllowed(
                $"kubectl get pods {string.Join(' ', Enumerable.Range(0, names).Select(i => $"p{i}"))} --context c"
            )
            .ShouldBe(isAllowed);

    [Theory]
    [InlineData("pod")]
    [InlineData("pods,services")]
    public void A_write_names_exactly_one(string words) =>
        Why($"kubectl label {words} --context c -n shop")
            .ShouldBe((AllowRules.Target, "Exactly one object has to be named."));

    [Fact]
    public void A_write_that_names_nothing_is_told_what_is_missing() =>
        Why("kubectl label --context c -n shop")
            .ShouldBe((AllowRules.Target, "A kind has to be named, and at most 100 objects."));

    private static (string Rule, string Why) Why(string line)
    {
        var refused = Lines.Refused(line);
        return (refused.Rule, refused.Why);
    }
}
