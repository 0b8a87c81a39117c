using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Sysdig.Parsing;

namespace Quell.Adapters.Tests.Sysdig.Parsing;

public sealed class ProcessTreeParserTests
{
    [Fact]
    public void Nested_children_know_their_parent_and_one_process_told_twice_is_one()
    {
        var nodes = Read(
            """
            {"branches":{"data":[{"pid":"4823","comm":"sh","ts":"1743822001115100312"}]},
             "tree":{"root":{"processId":1,"name":"init","children":[
               {"proc.pid":4800,"proc.name":"bash","children":[{"pid":4823,"cmdline":"sh -c nc","exepath":"/bin/dash"}]}]}}}
            """
        );

        nodes.ShouldBe([
            new ProcessNode(4823, 4800, "sh", "sh -c nc", "/bin/dash", 1743822001115100312),
            new ProcessNode(1, null, "init", null, null, null),
            new ProcessNode(4800, 1, "bash", null, null, null),
        ]);
    }

    [Fact]
    public void A_reused_pid_with_another_start_is_another_process() =>
        Read(
            """[{"pid":7,"name":"a","startTime":1743822001115100312},{"pid":7,"name":"b","startTime":1743822009115100312}]"""
        )
            .Length.ShouldBe(2);

    [Fact]
    public void A_map_by_pid_is_read() =>
        Read("""{"tree":{"4823":{"name":"sh","commandLine":"sh","ppid":1}}}""")
            .ShouldBe([new ProcessNode(4823, 1, "sh", "sh", null, null)]);

    [Theory]
    [InlineData("""{"branches":{},"tree":{},"metadata":{"note":"no tree for this event"}}""")]
    [InlineData("""{"branches":null,"tree":null}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void An_empty_tree_is_normal(string json) => Read(json).ShouldBeEmpty();

    [Fact]
    public void A_wide_tree_is_bounded()
    {
        var many = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"{{\"pid\":{i}}}"));

        Read("[" + many + "]").Length.ShouldBe(1000);
    }

    private static ImmutableArray<ProcessNode> Read(string json) =>
        ProcessTreeParser.Parse(Given.Json(json)).ShouldBeOfType<CallReading.ProcessTree>().Nodes;
}
