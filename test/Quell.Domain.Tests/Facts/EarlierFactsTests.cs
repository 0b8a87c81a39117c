using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Domain.Tests.Facts;

/// <summary>What an earlier investigation wrote down, behind what is read now.</summary>
public sealed class EarlierFactsTests
{
    private static readonly FactReading s_pod = Reading("pod.name", "event", "web-1");

    [Fact]
    public void Where_nothing_is_read_now_the_earlier_value_is_known_and_is_no_single_value()
    {
        var sheet = FactSheet
            .Empty.With(
                new FactGap("workload.siblings", UnknownReason.Rejected, "rejected", new Citation("sysql", "q"))
            )
            .WithEarlier([Reading("workload.siblings", "case file:9", "a")], []);

        sheet["workload.siblings"].ShouldBeOfType<Fact.Known>().Reading.Text.ShouldBe("a");
        sheet.Gaps.ShouldBeEmpty();
        sheet.Keys.ShouldBe(["workload.siblings"]);
        sheet.Single("workload.siblings").ShouldBeNull();
        sheet.ReadNow["workload.siblings"].ShouldBeOfType<Fact.Unknown>().Reason.ShouldBe(UnknownReason.Rejected);
    }

    [Fact]
    public void A_compared_key_shows_both_and_only_what_is_read_now_is_single()
    {
        var sheet = FactSheet
            .Empty.With(s_pod)
            .WithEarlier([Reading("pod.name", "case file:9", "web-2")], ["pod.name"]);

        sheet["pod.name"]
            .ShouldBeOfType<Fact.Conflicting>()
            .Readings.Select(reading => reading.Text)
            .ShouldBe(["web-1", "web-2"]);
        sheet.Single("pod.name")!.Text.ShouldBe("web-1");
    }

    [Fact]
    public void The_same_value_and_a_key_that_is_not_compared_are_no_conflict()
    {
        FactSheet
            .Empty.With(s_pod)
            .WithEarlier([Reading("pod.name", "case file:9", "web-1")], ["pod.name"])["pod.name"]
            .ShouldBe(new Fact.Known(s_pod));
        FactSheet
            .Empty.With(s_pod)
            .WithEarlier([Reading("pod.name", "case file:9", "web-2")], [])["pod.name"]
            .ShouldBe(new Fact.Known(s_pod));
    }

    [Fact]
    public void What_is_read_later_stands_before_it_and_a_newer_file_takes_its_place()
    {
        var sheet = FactSheet
            .Empty.WithEarlier([Reading("pod.name", "case file:9", "web-2")], ["pod.name"])
            .With(s_pod);

        sheet["pod.name"].ShouldBeOfType<Fact.Conflicting>();
        sheet.WithEarlier([], [])["pod.name"].ShouldBe(new Fact.Known(s_pod));
        sheet.Without(_ => true)["pod.name"].ShouldBeOfType<Fact.Known>().Reading.Text.ShouldBe("web-2");
    }

    private static FactReading Reading(string key, string source, params ImmutableArray<string> values) =>
        new(key, values, new Citation(source, "call"), DateTimeOffset.UnixEpoch);
}
