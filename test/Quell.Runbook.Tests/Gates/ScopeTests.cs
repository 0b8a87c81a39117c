using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Gates;
using Quell.Runbook.Tests.Approvals;
using Quell.Runbook.Tests.Doubles;
using Quell.Runbook.Tests.Undo;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Tests.Gates;

/// <summary>Each way in which a call leaves the threat, with the words that say so.</summary>
[Trait("Guardrail", "G-19")]
public sealed class ScopeTests : IDisposable
{
    private const string Outside = "outside this threat's scope; start a fresh `quell respond <event id>` for it";
    private const string NotAsked = $"no action of the current plan asks for it; it is {Outside}";

    private static readonly ResponseAction s_action = World.Actions[0];
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("prod-eu", "123456789012", null)]
    [InlineData(null, null, null)]
    [InlineData("prod-us", null, $"cluster prod-us is {Outside}")]
    [InlineData("Prod-eu", null, $"cluster Prod-eu is {Outside}")]
    [InlineData(null, "999999999999", $"account 999999999999 is {Outside}")]
    [InlineData("prod-eu", "999999999999", $"account 999999999999 is {Outside}")]
    public void A_read_stays_with_the_cluster_and_the_account_of_the_threat(
        string? cluster,
        string? account,
        string? refused
    )
    {
        var read = SysdigCalls.Settings(CaseState.Empty, "k") with { Target = new CallTarget(cluster, account, "x") };

        Scope.Check(read, _world.State).ShouldBe(refused);
    }

    [Fact]
    public void A_write_stays_with_the_cluster_as_well_and_is_told_so_before_anything_else()
    {
        var elsewhere = World.Call(s_action) with { Target = new CallTarget("prod-us", null, "x") };

        Scope.Check(elsewhere, _world.State).ShouldBe($"cluster prod-us is {Outside}");
        Scope.Check(elsewhere with { Try = null }, _world.State).ShouldBe($"cluster prod-us is {Outside}");
    }

    [Fact]
    public void What_the_plan_asks_for_is_in_scope()
    {
        Scope.Check(World.Call(s_action), _world.State).ShouldBeNull();
        Scope.Check(World.Call(World.Command), _world.State).ShouldBeNull();
    }

    [Fact]
    public void A_write_that_no_action_of_the_plan_asks_for_is_not()
    {
        var write = World.Call(s_action);

        Scope.Check(write with { Try = null }, _world.State).ShouldBe(NotAsked);
        Scope.Check(write with { Try = s_action.Try with { Attempt = 2 } }, _world.State).ShouldBe(NotAsked);
        Scope.Check(write with { Try = new ActionTry(new ActionId("ffffffff"), 1) }, _world.State).ShouldBe(NotAsked);
        Scope
            .Check(
                write with
                {
                    Target = CallTarget.Tenant,
                },
                CaseState.Empty.With(Entry(new CaseEntry.PlanProposed(_world.State.Plan!)))
            )
            .ShouldBe(NotAsked);
    }

    [Fact]
    public void A_write_with_another_payload_than_its_action_is_not() =>
        Scope
            .Check(World.Call(s_action) with { Request = World.Actions[1].Request }, _world.State)
            .ShouldBe("what would be sent is not the action of the plan");

    [Fact]
    public void A_submit_without_a_parameter_names_no_target()
    {
        const string No = "the call names no target";

        Submitting(s_action, new JsonObject()).ShouldBe(No);
        Sending(s_action, new JsonObject { ["action_type"] = s_action.Type }).ShouldBe(No);
    }

    [Fact]
    public void A_parameter_is_one_of_the_action_with_its_value()
    {
        Submitting(s_action, Parameters(("container.id", "1f0c2a3b4d5e"), ("host.id", "ab12cd34"))).ShouldBeNull();
        Submitting(s_action, Parameters(("container.id", "ffffffffffff")))
            .ShouldBe($"parameter container.id has no cited fact behind it; it is {Outside}");
        Submitting(s_action, Parameters(("container.id", "1f0c2a3b4d5e"), ("process.id", "1")))
            .ShouldBe($"parameter process.id has no cited fact behind it; it is {Outside}");
    }

    [Fact]
    public void A_value_that_the_action_claims_is_a_fact_of_the_case_as_well()
    {
        var claiming = s_action with { Values = [Value("container.id", "ffffffffffff", FactKeys.ContainerId)] };

        Submitting(claiming, Parameters(("container.id", "ffffffffffff")))
            .ShouldBe($"parameter container.id = ffffffffffff is not a fact of this case; it is {Outside}");
    }

    [Theory]
    [InlineData("previous")]
    [InlineData("allContainers")]
    [InlineData("fromTimestamp")]
    [InlineData("toTimestamp")]
    [InlineData("capture.duration")]
    [InlineData("network.direction")]
    public void A_setting_names_nothing_and_needs_no_fact(string name)
    {
        var set = s_action with { Values = [Value(name, "x", "action card")] };

        Submitting(set, Parameters((name, "x"))).ShouldBeNull();
    }

    [Theory]
    [InlineData("Previous")]
    [InlineData("captures")]
    [InlineData("a.capture.b")]
    [InlineData("networks")]
    public void What_only_looks_like_a_setting_needs_one(string name)
    {
        var set = s_action with { Values = [Value(name, "x", "action card")] };

        Submitting(set, Parameters((name, "x"))).ShouldNotBeNull();
    }

    [Fact]
    public void A_command_of_a_response_is_held_against_its_own_facts()
    {
        var command = new CallRequest.Command([
            .. "kubectl scale deployment/payments --replicas 0 --namespace shop --context prod-eu".Split(' '),
        ]);
        var other = World.Command with { Request = command };

        Scope
            .Check(World.Call(other), With(other))
            .ShouldBe($"payments is not tied to the threat by a cited fact; it is {Outside}");
    }

    [Fact]
    public void Another_tool_than_submit_and_undo_is_left_to_the_allow_list()
    {
        var other = s_action with
        {
            Request = new CallRequest.Tool(SysdigTools.Server, SysdigTools.GetSettings, ToolArguments.None),
        };

        Scope.Check(World.Call(other), With(other)).ShouldBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-42")]
    public void A_filing_is_held_against_what_a_filing_may_be()
    {
        const string No = "a filing writes down an action of this case and does nothing else";
        var filing = s_action with { Files = new FiledAction(s_action.Try, s_action.Type, "1", "h", null) };
        var post = s_action with { Effect = Effect.Filing };

        Scope.Check(World.Call(filing), With(filing)).ShouldBe(No);
        Scope.Check(World.Call(post), With(post)).ShouldBe(No);
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void A_call_of_the_undo_tool_names_the_execution_that_its_undo_is_of()
    {
        const string No = "the call names no execution that the undo is of";

        Undoing(execution: "x-1", undoes: null).ShouldBe(No);
        Undoing(execution: "x-2", undoes: Undone("x-1")).ShouldBe(No);
        Undoing(execution: null, undoes: Undone(null)).ShouldBe(No);
        Undoing(execution: null, undoes: Undone("x-1")).ShouldBe(No);
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void An_execution_is_one_that_the_response_of_this_case_made_and_is_undone_once()
    {
        var not = $"execution x-1 is not one of this case; it is {Outside}";

        Undoing("x-1", Undone("x-1")).ShouldBe(not);
        Undoing("x-1", Undone("x-1"), Closed(s_action.Try, "x-2")).ShouldBe(not);
        Undoing("x-1", Undone("x-1"), Closed(s_action.Try, "x-1")).ShouldBeNull();
        Undoing("x-1", Undone("x-1"), Closed(s_action.Try, "x-1"), UndoEnds(Domain.Status.Failed)).ShouldBeNull();
        Undoing("x-1", Undone("x-1"), Closed(s_action.Try, "x-1"), UndoEnds(Domain.Status.Done))
            .ShouldBe("execution x-1 is undone already");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void An_undo_is_sent_with_the_undo_tool_alone()
    {
        var undo = s_action with { Undoes = Undone("x-1") };

        Scope.Check(World.Call(undo), With(undo)).ShouldBe("an undo is one call of the undo tool and nothing else");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void A_command_takes_back_what_a_command_of_this_case_did()
    {
        var not = $"try {s_action.Try} is not one of this case; it is {Outside}";
        var undo = World.Command with { Undoes = Undone(null) };
        var sent = new CaseEntry.CallIntended(World.Call(s_action), "q1", "digest");

        Scope.Check(World.Call(undo), With(undo)).ShouldBe(not);
        Scope.Check(World.Call(undo), With(undo).With(Entry(Closed(s_action.Try, null)))).ShouldBe(not);
        Scope
            .Check(
                World.Call(undo),
                _world.State.With(Entry(sent)).With(Entry(Plan(undo))).With(Entry(Closed(s_action.Try, null)))
            )
            .ShouldBe(not);
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void A_command_that_failed_to_take_it_back_may_go_again()
    {
        var scaled = new Scaled(Scaled.Of(0, 4, "20")).Now(Scaled.Of(0, 4, "25"));
        scaled.Offered();
        var undo = scaled.Undo;
        var call = World.Call(undo) with { Target = CallTarget.Tenant };
        var failed = scaled.State.With(
            Entry(new CaseEntry.ActionClosed(undo.Try, Domain.Status.Failed, "no", null, null))
        );

        Scope.Check(call, scaled.State).ShouldBeNull();
        Scope.Check(call, failed).ShouldBeNull();
    }

    private string? Undoing(string? execution, UndoneExecution? undoes, params CaseEntry[] before)
    {
        var arguments = execution is null ? new JsonObject() : new JsonObject { [UndoArguments.Execution] = execution };
        var undo = World.Actions[1] with
        {
            Request = new CallRequest.Tool(SysdigTools.Server, SysdigTools.Undo, ToolArguments.Freeze(arguments)),
            Undoes = undoes,
        };
        var state = before.Aggregate(WithUndo(undo), (now, entry) => now.With(Entry(entry)));
        return Scope.Check(World.Call(undo), state);
    }

    private CaseState WithUndo(ResponseAction undo) =>
        _world
            .State.With(
                Entry(new CaseEntry.SessionOpened(2, "plain", "ada", "test", "x", true, true) { Undoing = true })
            )
            .With(Entry(new CaseEntry.UndoOffered(((CaseEntry.PlanProposed)Plan(undo)).Plan)));

    private static UndoneExecution Undone(string? execution) => new(execution, s_action.Try, s_action.Type, false);

    private static CaseEntry.ActionClosed Closed(ActionTry tried, string? execution) =>
        new(tried, Domain.Status.Done, "done", execution, null);

    private static CaseEntry.ActionClosed UndoEnds(Domain.Status status) =>
        new(World.Actions[1].Try, status, "over", "x-9", null);

    private string? Submitting(ResponseAction action, JsonObject parameters) =>
        Sending(action, new JsonObject { ["action_type"] = action.Type, ["parameters"] = parameters });

    private string? Sending(ResponseAction action, JsonObject arguments)
    {
        var sent = action with
        {
            Request = new CallRequest.Tool(SysdigTools.Server, SysdigTools.Submit, ToolArguments.Freeze(arguments)),
        };
        return Scope.Check(World.Call(sent), With(sent));
    }

    private CaseState With(ResponseAction action) => _world.State.With(Entry(Plan(action)));

    private static CaseEntry Plan(ResponseAction action) =>
        new CaseEntry.PlanProposed(new Plan(9, [action], [], "because", true, []));

    private static JsonObject Parameters(params ReadOnlySpan<(string Name, string Value)> sent)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in sent)
        {
            parameters[name] = value;
        }
        return parameters;
    }

    private static ActionValue Value(string name, string value, string fact) =>
        new(name, value, fact, new Citation("event", "get_event_info"));

    private static JournalEntry Entry(CaseEntry body) => new(1_000, Incident.Start, body, string.Empty);
}
