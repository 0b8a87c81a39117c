using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Tests.Undo;

public sealed class UndoCommandTests
{
    private static readonly LiveObject s_now = new("u-1", "4711", 3, ImmutableSortedDictionary<string, string>.Empty);

    private static readonly ImmutableArray<string> s_patch =
    [
        "kubectl",
        "patch",
        "node",
        "n1",
        "--type",
        "json",
        "--patch",
        """[{"op":"test","path":"/metadata/uid","value":"u-1"},{"op":"replace","path":"/spec/unschedulable","value":false}]""",
        "--context",
        "prod",
        "--request-timeout",
        "30s",
    ];

    [Theory]
    [InlineData("kubectl label pod web-1 app=web quarantine- --namespace shop --overwrite --context prod")]
    [InlineData("kubectl annotate node n1 karpenter.sh/do-not-disrupt- --context prod")]
    [InlineData("kubectl scale deployment/web --replicas 3 --namespace shop --current-replicas 0 --context prod")]
    public void The_version_that_was_read_travels_where_the_verb_has_a_place_for_it(string line)
    {
        var pinned = UndoCommand.Pinned(Words(line), s_now);

        pinned.ShouldBe([.. Words(line), "--resource-version", "4711"]);
        AllowList.Runbook.Check(pinned).ShouldBeOfType<AllowVerdict.Allowed>();
    }

    [Fact]
    public void In_a_patch_it_is_tested_before_anything_is_written()
    {
        var pinned = UndoCommand.Pinned(s_patch, s_now);

        pinned[7]
            .ShouldBe(
                """[{"op":"test","path":"/metadata/uid","value":"u-1"},{"op":"test","path":"/metadata/resourceVersion","value":"4711"},{"op":"replace","path":"/spec/unschedulable","value":false}]"""
            );
        AllowList.Runbook.Check(pinned).ShouldBeOfType<AllowVerdict.Allowed>();
    }

    [Theory]
    [InlineData("kubectl rollout resume deployment/web --namespace shop --context prod")]
    [InlineData("aws iam detach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/AWSDenyAll")]
    public void Verbs_without_a_place_for_it_stay_as_they_were_written_down(string line) =>
        UndoCommand.Pinned(Words(line), s_now).ShouldBe(Words(line));

    [Fact]
    public void A_version_that_is_none_is_put_nowhere() =>
        UndoCommand.Pinned(s_patch, s_now with { Version = "1 --force" }).ShouldBe(s_patch);

    [Fact]
    public void A_pinned_command_is_the_one_that_was_written_down()
    {
        UndoCommand.IsOf(s_patch, UndoCommand.Pinned(s_patch, s_now)).ShouldBeTrue();
        var scale = Words(
            "kubectl scale deployment/web --replicas 3 --namespace shop --current-replicas 0 --context prod"
        );
        UndoCommand.IsOf(scale, UndoCommand.Pinned(scale, s_now)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("n1", "n2")]
    [InlineData("false}", "true}")]
    [InlineData("/spec/unschedulable", "/spec/taints")]
    [InlineData("\"replace\"", "\"remove\"")]
    [InlineData("prod", "other")]
    public void Anything_else_makes_it_another_command(string there, string instead) =>
        UndoCommand
            .IsOf(
                s_patch,
                [
                    .. UndoCommand
                        .Pinned(s_patch, s_now)
                        .Select(word => word.Replace(there, instead, StringComparison.Ordinal)),
                ]
            )
            .ShouldBeFalse();

    [Fact]
    public void A_version_that_is_not_known_or_is_there_already_is_put_nowhere()
    {
        var label = Words("kubectl label pod web-1 a=b --context prod --resource-version 12");
        var pinned = UndoCommand.Pinned(s_patch, s_now);

        UndoCommand.Pinned(s_patch, s_now with { Version = null }).ShouldBe(s_patch);
        UndoCommand.Pinned(label, s_now).ShouldBe(label);
        UndoCommand.Pinned(pinned, s_now with { Version = "4712" }).ShouldBe(pinned);
    }

    [Theory]
    [InlineData("kubectl patch node n1 --type merge --patch {}")]
    [InlineData("kubectl patch node n1 --type json --patch [")]
    [InlineData("kubectl patch node n1 --type json --patch")]
    [InlineData("kubectl patch node n1 --type json")]
    public void A_patch_that_is_no_list_of_operations_stays_as_it_was_written_down(string line)
    {
        UndoCommand.Pinned(Words(line), s_now).ShouldBe(Words(line));
        UndoCommand.IsOf(Words(line), Words(line)).ShouldBeTrue();
        UndoCommand.IsOf(Words(line), [.. Words(line), "x"]).ShouldBeFalse();
    }

    [Fact]
    public void Only_a_test_of_the_version_itself_counts_as_one()
    {
        var remove = Patch("""[{"op":"remove","path":"/metadata/resourceVersion"},1,null]""");

        UndoCommand
            .Pinned(remove, s_now)[^1]
            .ShouldBe(
                """[{"op":"test","path":"/metadata/resourceVersion","value":"4711"},{"op":"remove","path":"/metadata/resourceVersion"},1,null]"""
            );
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/a"},{"op":"add","path":"/b"}]""", true)]
    [InlineData("""[{"op":"add","path":"/b"}]""", true)]
    [InlineData("""[{"op":1,"path":"/b"}]""", false)]
    [InlineData("""[{"op":"add","path":"/b"},1]""", false)]
    [InlineData("""[{"op":"add","path":"/b"},null]""", false)]
    [InlineData("""[{"op":"add","path":"/c"}]""", false)]
    [InlineData("[]", false)]
    public void Two_patches_are_one_where_they_write_the_same(string patch, bool same) =>
        UndoCommand.IsOf(Patch("""[{"op":"add","path":"/b"}]"""), Patch(patch)).ShouldBe(same);

    [Fact]
    public void What_is_no_object_in_a_patch_is_held_against_the_same()
    {
        var odd = Patch("""[1,null,"x",{"op":"add","path":"/b"}]""");

        UndoCommand.IsOf(odd, odd).ShouldBeTrue();
    }

    [Theory]
    [InlineData("kubectl scale deployment/web --resource-version 5", true)]
    [InlineData("kubectl scale --resource-version 5 deployment/web", true)]
    [InlineData("kubectl scale deployment/web", true)]
    [InlineData("kubectl scale deployment/web --resource-version", false)]
    [InlineData("kubectl scale deployment/web 5", false)]
    public void A_version_is_a_flag_with_its_value(string line, bool same) =>
        UndoCommand.IsOf(Words("kubectl scale deployment/web"), Words(line)).ShouldBe(same);

    [Theory]
    [InlineData("kubectl get pods --context prod", "prod")]
    [InlineData("--context prod", "prod")]
    [InlineData("kubectl get pods --context", null)]
    [InlineData("kubectl get pods", null)]
    public void A_flag_is_followed_by_its_value(string line, string? value) =>
        UndoCommand.Flag(Words(line), "--context").ShouldBe(value);

    private static ImmutableArray<string> Patch(string patch) => ["kubectl", "patch", "node", "n1", "--patch", patch];

    private static ImmutableArray<string> Words(string line) => [.. line.Split(' ')];
}
