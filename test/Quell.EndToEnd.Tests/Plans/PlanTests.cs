using System.Text.Json.Nodes;
using Quell.Domain;
using Quell.Lab.Scenarios;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.EndToEnd.Tests.Plans;

public sealed class PlanTests
{
    private static readonly JsonSchemaSubset s_schema = new(
        JsonNode.Parse(File.ReadAllText(Path.Combine(Root(), "docs/reference/plan.schema.json")))!.AsObject()
    );

    public static TheoryData<string> Scenarios => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-39")]
    public async Task A_plan_asks_nothing_touches_no_case_and_fits_its_schema(string scenario)
    {
        var planned = await Planning.OfAsync(scenario);

        s_schema.Errors(planned.Document).ShouldBeEmpty();
        planned.Code.ShouldBe(planned.Document["error"] is null ? ExitCode.Success : ExitCode.StoppedByInput);
        planned.State.QuestionCount.ShouldBe(0);
        planned.State.AnythingSent.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_plan_says(string scenario)
    {
        var planned = await Planning.OfAsync(scenario);

        PlanText
            .Of(planned.Document)
            .ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator(scenario).NoDiff());
    }

    [Fact]
    public async Task A_stop_is_a_document_of_three_lines()
    {
        var planned = await Planning.OfAsync("cryptominer", new string('0', 32));

        planned.Code.ShouldBe(ExitCode.StoppedByInput);
        s_schema.Errors(planned.Document).ShouldBeEmpty();
        ((string)planned.Document["error"]!["what"]!).ShouldContain("is not known to this tenant");
    }

    [Fact]
    public async Task Nothing_is_asked_for_where_no_event_was_given()
    {
        var planned = await Planning.OfAsync("cryptominer", "not an id");

        planned.Code.ShouldBe(ExitCode.StoppedByInput);
        ((string)planned.Document["error"]!["why"]!).ShouldContain("a plan asks nothing");
    }

    [Fact]
    public async Task The_first_run_notice_is_shown_and_not_marked_as_shown()
    {
        var planned = await Planning.OfAsync("cryptominer", workstation: new FirstRunWorkstation());

        planned.Code.ShouldBe(ExitCode.Success);
        planned.Told[0].Kind.ShouldBe(NoticeKind.FirstRun);
    }

    [Fact]
    public async Task The_order_of_side_by_side_answers_makes_no_difference()
    {
        var plain = await Planning.OfAsync("cryptominer");

        foreach (var seed in Enumerable.Range(0, 40))
        {
            var shuffled = await Planning.OfAsync("cryptominer", through: inner => new Shuffled(inner, seed));
            shuffled.Json.ShouldBe(plain.Json, $"seed {seed}");
        }
    }

    [Fact]
    [Trait("Guardrail", "G-26")]
    public async Task Every_consequence_that_states_something_names_the_call_that_it_was_read_from()
    {
        var planned = await Planning.OfAsync("cryptominer");

        planned
            .Proposals.SelectMany(proposal => proposal["consequences"]!.AsArray())
            .Where(said => (string?)said!["severity"] != "unknown" && said["facts"]!.AsArray().Count > 0)
            .ShouldAllBe(said => said!["citations"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task Plans_differ_where_incidents_differ()
    {
        var plans = await Task.WhenAll(Scenarios.Select(row => Planning.OfAsync(row.Data)));

        plans.Select(planned => planned.Json).Distinct().Count().ShouldBe(plans.Length);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Quell.slnx")))
        {
            folder = folder.Parent!;
        }
        return folder.FullName;
    }
}
