using System.Text;
using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

/// <summary>How much of what a server sends is read, and what is said of the rest.</summary>
public sealed class SysdigSurfaceSizeTests
{
    private const int MostOfOne = 5 * 1024 * 1024 / 2;

    [Fact]
    public async Task A_result_too_long_for_the_library_is_read_all_the_same()
    {
        var text = new string('x', 600_000);
        await using var server = new RawServer(
            (raw, id) => raw.AnswerAsync(id, $"{{\"content\":[],\"structuredContent\":{Rows(3, text)}}}")
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        (await surface.AnsweredAsync<CallReading.Rows>("run_sysql")).Items.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(990, true)]
    [InlineData(991, false)]
    public async Task A_text_is_read_as_json_up_to_its_number_of_tokens(int numbers, bool isRead)
    {
        // Four objects and lists with their ends, and two names: ten beside the numbers.
        var json = $"{{\"items\":[{{\"a\":[{string.Join(',', Enumerable.Repeat("0", numbers))}]}}]}}";
        await using var server = new ScriptedServer().On("run_sysql", ScriptedServer.Text(json));
        await using var surface = new SysdigSurface(
            server.Endpoint,
            SysdigOptions.Default with
            {
                MaxMessageTokens = 1000,
            }
        );

        var outcome = (await surface.ReadAsync(Given.Tool("run_sysql"), Given.Token)).Outcome;

        if (isRead)
        {
            outcome.ShouldBeOfType<CallOutcome.Answered>();
        }
        else
        {
            outcome.ShouldBeOfType<CallOutcome.Unreadable>().Why.ShouldBe("answer of more than 1,000 JSON tokens");
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task One_answer_brings_so_many_bytes_into_the_case_and_no_more(int over, bool isRead)
    {
        var text = new string('x', MostOfOne - Rows(1, "").Length + over);
        await using var server = new ScriptedServer().On("run_sysql", ScriptedServer.Structured(Rows(1, text)));
        await using var surface = new SysdigSurface(server.Endpoint);

        var outcome = (await surface.ReadAsync(Given.Tool("run_sysql"), Given.Token)).Outcome;

        if (isRead)
        {
            outcome.ShouldBeOfType<CallOutcome.Answered>();
        }
        else
        {
            outcome
                .ShouldBeOfType<CallOutcome.Unreadable>()
                .Why.ShouldBe("run_sysql answered with 2621441 bytes of JSON; at most 2621440 are taken");
        }
    }

    [Theory]
    [InlineData(3, 3, false)]
    [InlineData(200, 200, true)]
    [InlineData(201, 200, true)]
    public async Task A_page_has_as_many_events_as_the_contract_allows(int sent, int taken, bool isFull)
    {
        var page = await PageAsync(sent, text: "x");

        (page.Events.Length, page.Full).ShouldBe((taken, isFull));
    }

    [Fact]
    public async Task A_page_too_large_is_cut_and_says_that_there_is_more()
    {
        var page = await PageAsync(30, text: new string('x', 100_000));

        page.Events.Length.ShouldBe(26);
        page.Full.ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_takes_so_much_and_an_event_that_comes_again_counts_once()
    {
        var (same, fresh) = (Events(20, new string('x', 100_000), "same"), 0);
        await using var server = new ScriptedServer().On(
            "list_runtime_events",
            (_, _, _) =>
                ValueTask.FromResult(
                    ScriptedServer.Structured(fresh++ < 20 ? same : Events(20, new string('x', 100_000), $"new{fresh}"))
                )
        );
        await using var surface = new SysdigSurface(server.Endpoint);
        for (var poll = 0; poll < 36; poll++)
        {
            await surface.AnsweredAsync<CallReading.Events>("list_runtime_events");
        }

        var refused = await surface.OutcomeAsync<CallOutcome.Unreadable>("list_runtime_events");

        refused.Why.ShouldBe("the server has sent more than 32 MiB in this session, and no more is taken");
    }

    private static async Task<EventPage> PageAsync(int count, string text)
    {
        await using var server = new ScriptedServer().On(
            "list_runtime_events",
            ScriptedServer.Structured(Events(count, text, "e"))
        );
        await using var surface = new SysdigSurface(server.Endpoint);
        var answer = await surface.ReadAsync(Given.Tool("list_runtime_events", """{"limit":200}"""), Given.Token);
        return answer.Outcome.ShouldBeOfType<CallOutcome.Answered>().Reading.ShouldBeOfType<CallReading.Events>().Page;
    }

    private static string Rows(int count, string text) =>
        $"{{\"items\":[{string.Join(',', Enumerable.Repeat($"{{\"a\":\"{text}\"}}", count))}]}}";

    private static string Events(int count, string text, string name)
    {
        var page = new StringBuilder("{\"data\":[");
        for (var number = 0; number < count; number++)
        {
            page.Append(number == 0 ? "" : ",")
                .Append($"{{\"id\":\"{name}-{number}\",\"content\":{{\"output\":\"{text}\"}}}}");
        }
        return page.Append("]}").ToString();
    }
}
