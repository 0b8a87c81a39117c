using Quell.Terminal.Configuration;

namespace Quell.Terminal.Tests.Configuration;

public sealed class NearestTests
{
    [Theory]
    [InlineData("respnd", "respond")]
    [InlineData("raport", "report")]
    [InlineData("rpeort", "report")]
    [InlineData("zzzzzz", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_where_one_is_near(string typed, string? near) =>
        Nearest.To(typed, ["respond", "report", "doctor"]).ShouldBe(near);

    [Fact]
    public void The_way_there_is_as_far_as_the_way_back()
    {
        string[] words = ["", "a", "ab", "ba", "abc", "acb", "respond", "respnd", "report", "watch.polls"];
        foreach (var left in words)
        {
            foreach (var right in words)
            {
                var there = Nearest.Distance(left, right);
                there.ShouldBe(Nearest.Distance(right, left));
                (there == 0).ShouldBe(left == right);
                there.ShouldBeLessThanOrEqualTo(Math.Max(left.Length, right.Length));
            }
        }
    }
}
