using CsCheck;
using Quell.Lab.Scenarios;

namespace Quell.Lab.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void The_smallest_scenario_needs_no_more_than_its_event()
    {
        var scenario = Script.Small(string.Empty);

        scenario.Name.ShouldBe("small");
        scenario.EventId.ShouldBe(Script.EventId);
    }

    [Theory]
    [InlineData("colour: red", 24, 1, "unknown key `colour` in the scenario")]
    [InlineData("tenant: { customer: x }", 24, 11, "unknown key `customer` in `tenant`")]
    [InlineData("tenant: { permissions: [fly] }", 24, 24, "unknown permission `fly`")]
    [InlineData("tenant: { ingestDelay: soon }", 24, 24, "`ingestDelay: soon` is not a span of time")]
    [InlineData("tenant: { hideForbiddenTools: maybe }", 24, 31, "`hideForbiddenTools: maybe` is not known")]
    [InlineData("tenant: { responders: [{ type: MOON }] }", 24, 32, "`type: MOON` is not known")]
    [InlineData("tenant: [a]", 24, 9, "`tenant` is a list")]
    [InlineData("outcomes: [{ action: REBOOT }]", 24, 22, "the tenant's catalogue has no action `REBOOT`")]
    [InlineData("outcomes: [{ action: KILL_PROCESS, result: failed }]", 24, 12, "`failure:` belong together")]
    [InlineData("outcomes: [{ action: KILL_PROCESS, running: -1s }]", 24, 45, "`running` is negative")]
    [InlineData("outcomes: [{ action: DELETE_POD, remove: [Pod] }]", 24, 42, "`Pod` names no object")]
    [InlineData("catalogue: { types: [X] }", 24, 21, "unknown action type `X`")]
    [InlineData("streams: [{ stream: s, every: 10ms, from: 0s, uses: [plain] }]", 24, 31, "shorter than a second")]
    [InlineData("streams: [{ stream: s, every: 10s, from: 0s, uses: [nope] }]", 24, 52, "no template is called `nope`")]
    [InlineData("cluster: { name: c, objects: [{ kind: Pod }] }", 24, 31, "lacks apiVersion, kind or metadata.name")]
    [InlineData(
        "cluster: { name: c, objects: [{ apiVersion: v1, kind: Secret, metadata: { name: s } }] }",
        24,
        31,
        "a Secret in a scenario"
    )]
    [InlineData(
        "cluster: { name: c, forbidden: [{ verb: get }] }",
        24,
        35,
        "unknown key `verb` in an item of `forbidden`"
    )]
    [InlineData(
        "cluster: { name: c, forbidden: [{ verbs: get }] }",
        24,
        42,
        "`verbs` of an item of `forbidden` is a value"
    )]
    [InlineData("cluster: { name: c, logs: [{ pod: p, lines: [x] }] }", 24, 28, "an item of `logs` lacks `namespace`")]
    [InlineData(
        "cluster: { name: c, objects: [{ apiVersion: v1, kind: Node, metadata: { name: n } }, { apiVersion: v1, kind: Node, metadata: { name: n } }] }",
        24,
        86,
        "Node/n is described twice"
    )]
    [InlineData("account: { id: '1', credentials: perhaps }", 24, 34, "`credentials: perhaps` is not known")]
    [InlineData("account: { id: '1', groups: [{ UserName: x }] }", 24, 30, "lacks `GroupName`")]
    [InlineData("outcomes: [{ action: kubectl exec }]", 24, 22, "no action `kubectl exec`")]
    [InlineData("account: { id: '1', users: [{ Name: x }] }", 24, 29, "lacks `UserName`")]
    [InlineData("graph: { entities: [{ type: Unicorn, key: u }] }", 24, 21, "no entity type `Unicorn`")]
    [InlineData(
        "graph: { entities: [{ type: Vulnerability, key: u, fields: { colour: red } }] }",
        24,
        21,
        "`Vulnerability` has no field `colour`"
    )]
    [InlineData(
        "graph: { relations: [{ from: Image/a, name: AFFECTED_BY, to: Vulnerability/b }] }",
        24,
        22,
        "the graph has no `Image/a`"
    )]
    [InlineData("story2: ${moon}", 24, 9, "`${moon}` is not a known placeholder")]
    public void A_mistake_is_named_with_its_place_and_its_fix(string yaml, int line, int column, string what)
    {
        var failed = Script.Read(Script.WithIncident(yaml)).ShouldBeOfType<ScenarioReading.Failed>();

        var error = failed.Errors.First(e => e.What.Contains(what, StringComparison.Ordinal));
        (error.Line, error.Column).ShouldBe((line, column), error.ToString());
        error.Fix.ShouldNotBeEmpty();
        error.ToString().ShouldStartWith($"test.yaml:{line}:{column}: ");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("- a\n- b", "the scenario is a list")]
    [InlineData("a: [b", "not YAML")]
    [InlineData("a: b\n---\nc: d", "a second document")]
    [InlineData("a: &x b\nc: *x", "an anchor or a tag")]
    [InlineData("a: *x", "an alias")]
    [InlineData("a: !!binary b", "an anchor or a tag")]
    [InlineData("name: a\nname: b", "`name` twice in one map")]
    [InlineData("[a]: b", "a key that is not a word")]
    public void What_is_no_scenario_is_refused(string yaml, string what)
    {
        var failed = Script.Read(yaml).ShouldBeOfType<ScenarioReading.Failed>();

        failed.Errors.ShouldContain(e => e.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_missing_is_named_at_once()
    {
        var failed = Script.Read("title: x").ShouldBeOfType<ScenarioReading.Failed>();

        failed
            .Errors.Select(e => e.What)
            .ShouldBe(
                [
                    "the scenario lacks `scenario`",
                    "the scenario lacks `name`",
                    "the scenario lacks `story`",
                    "the scenario lacks `event`",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void At_most_twenty_mistakes_are_named()
    {
        var many = string.Concat(Enumerable.Range(0, 50).Select(i => $"key{i}: x\n"));

        var failed = Script.Read(Script.WithIncident(many)).ShouldBeOfType<ScenarioReading.Failed>();

        failed.Errors.Length.ShouldBe(20);
    }

    [Fact]
    public void The_incident_must_be_among_the_events()
    {
        var other = Script.Smallest + "events: [{ id: 00000000000000000000000000000009, at: -1m, uses: [plain] }]";

        var failed = Script.Read(other).ShouldBeOfType<ScenarioReading.Failed>();

        failed.Errors.ShouldHaveSingleItem().What.ShouldContain(Script.EventId);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_does_not_end_the_program()
    {
        var failed = Script.Read("a: " + new string('[', 50_000)).ShouldBeOfType<ScenarioReading.Failed>();

        failed.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var lines = Gen.OneOf<string>(
            "scenario: 1",
            "events:",
            "  - id: x",
            "    at: -1m",
            "tenant: {",
            "}",
            "[",
            "&a",
            "*a",
            "!t",
            "? x",
            "- - -",
            "streams: [{}]",
            "'",
            "\"\\x1b\"",
            "\t",
            "graph: { entities: [{}] }",
            "%YAML 9",
            "${",
            "executions: [{ action: KILL_PROCESS }]"
        );
        var texts = Gen.OneOf(Gen.String, lines.Array[0, 8].Select(l => string.Join('\n', l)));

        texts.Sample(
            text => Script.Read(text).ShouldBeOfType<ScenarioReading.Failed>().Errors.ShouldNotBeEmpty(),
            iter: 3_000
        );
    }
}
