using Quell.Journal;

namespace Quell.Adapters.Tests.Local;

public sealed class FirstRunMarkerTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_marker_is_made_where_the_runbook_looks_for_it()
    {
        var marker = new FirstRunMarker(_home.Path);
        marker.Exists.ShouldBeFalse();

        marker.Create("2026-11-23T10:00:00Z").ShouldBeNull();

        marker.Exists.ShouldBeTrue();
        File.ReadAllText(Path.Combine(_home.Path, ".config/sysdig-bloom/disclaimer-shown-v1"))
            .ShouldBe("2026-11-23T10:00:00Z\n");
    }

    [Fact]
    public void A_marker_that_exists_is_left_as_it_is()
    {
        var path = _home.File(".config/sysdig-bloom/disclaimer-shown-v1", "earlier");

        new FirstRunMarker(_home.Path).Create("later").ShouldBeNull();

        File.ReadAllText(path).ShouldBe("earlier");
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_a_reason_and_not_a_failure()
    {
        _home.File(".config", "a file where a folder should be");
        var marker = new FirstRunMarker(_home.Path);

        marker.Create("now").ShouldNotBeNull().ShouldContain("disclaimer-shown-v1");

        marker.Exists.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative/home")]
    public void Without_a_home_the_reason_says_so(string? home)
    {
        var marker = new FirstRunMarker(home);

        marker.Create("now").ShouldBe("no home folder is known");
        marker.Exists.ShouldBeFalse();
    }
}
