using System.Text.Json;
using Quell.Sysdig.Parsing;

namespace Quell.Adapters.Tests.Sysdig.Parsing;

public sealed class KnownEventsTests
{
    private const string First = """{"id":"a","content":{"ruleName":"Miner","output":"one"}}""";
    private const string Second = """{"id":"b","content":{"ruleName":"Shell"}}""";

    private readonly KnownEvents _known = new();

    [Fact]
    public void An_event_that_comes_again_unchanged_is_held_once()
    {
        var before = _known.Read(Page(First, Second));

        var after = _known.Read(Page(Second, First));

        after[0].ShouldBeSameAs(before[1]);
        after[1].ShouldBeSameAs(before[0]);
    }

    [Fact]
    public void An_event_of_the_same_id_that_says_something_else_is_read_anew()
    {
        _known.Read(Page(First));

        var after = _known.Read(Page(First.Replace("one", "two", StringComparison.Ordinal)));

        after.ShouldHaveSingleItem().Output.ShouldBe("two");
    }

    [Fact]
    public void Only_the_last_page_is_held()
    {
        var before = _known.Read(Page(First));
        _known.Read(Page(Second));

        _known.Read(Page(First)).ShouldHaveSingleItem().ShouldNotBeSameAs(before[0]);
    }

    [Fact]
    public void An_event_that_is_twice_on_a_page_stays_twice() => _known.Read(Page(First, First)).Length.ShouldBe(2);

    private static IEnumerable<JsonElement> Page(params IEnumerable<string> events) => events.Select(Given.Json);
}
