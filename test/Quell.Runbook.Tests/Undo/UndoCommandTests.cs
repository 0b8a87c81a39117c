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

    private static ImmutableArray<string> Words(string line) => [.. line.Split(' ')];
}
