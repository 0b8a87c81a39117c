using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Tests.Undo;

public sealed class UndoScopeTests
{
    private readonly Responded _case = new();

    [Fact]
    [Trait("Guardrail", "G-40")]
    public async Task An_execution_of_another_case_is_out_of_scope()
    {
        var (state, undo) = await OfferedAsync();

        Refusal(
                state,
                undo,
                "y-9",
                offered: undo with
                {
                    Request = Call("y-9"),
                    Undoes = undo.Undoes! with { ExecutionId = "y-9" },
                }
            )
            .ShouldContain("is not one of this case");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public async Task An_undo_that_names_another_execution_than_it_was_offered_for_is_refused()
    {
        var (state, undo) = await OfferedAsync();

        Refusal(state, undo, "x-2", offered: undo with { Request = Call("x-2") })
            .ShouldContain("names no execution that the undo is of");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public async Task A_response_cannot_be_sent_in_a_session_that_undoes()
    {
        var (state, _) = await OfferedAsync();
        var response = Responded.Actions[0];

        Scope
            .Check(Write(response, response.Request), state)
            .ShouldNotBeNull()
            .ShouldContain("no action of the current");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public async Task The_undo_tool_is_no_way_to_send_a_response_and_the_submit_tool_none_to_undo()
    {
        var (state, undo) = await OfferedAsync();
        var submit = Responded.Actions[0].Request;

        Refusal(state, undo, null, offered: undo with { Request = submit }).ShouldContain("one call of the undo tool");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public async Task What_this_case_undid_is_refused_at_the_gate_as_well()
    {
        await _case.UndoAsync("PAUSE_CONTAINER");
        var state = _case.State;
        var undo = state.Undos!.Actions[^1];
        undo = undo with
        {
            Request = Call("x-1"),
            Undoes = undo.Undoes! with { ExecutionId = "x-1", Response = Responded.Actions[0].Try },
        };

        Refusal(state, undo, "x-1", offered: undo).ShouldContain("is undone already");
    }

    [Fact]
    public async Task What_a_yes_is_bound_to_includes_the_execution()
    {
        var (state, undo) = await OfferedAsync();
        var other = undo with { Undoes = undo.Undoes! with { ExecutionId = "x-2" } };

        new Restatement(Responded.Case, undo, state.Undos!.Revision, "tenant")
            .Digest()
            .ShouldNotBe(new Restatement(Responded.Case, other, state.Undos.Revision, "tenant").Digest());
    }

    private async Task<(CaseState State, ResponseAction Undo)> OfferedAsync()
    {
        _case.Run.Person = Doubles.Person.Typing("none");
        await _case.UndoAsync();
        return (_case.State, _case.State.Undos!.Actions.Single(undo => undo.Undoes!.ExecutionId == "x-1"));
    }

    /// <summary>What the gate says to a write for an action, with other offers in the journal.</summary>
    private static string Refusal(CaseState state, ResponseAction undo, string? execution, ResponseAction offered)
    {
        var plan = new Plan(9, [offered], [], "because", true, []);
        var forged = state.With(
            new JournalEntry(10_000, Doubles.Incident.Start, new CaseEntry.UndoOffered(plan), string.Empty)
        );
        return Scope
            .Check(Write(undo, execution is null ? offered.Request : Call(execution)), forged)
            .ShouldNotBeNull();
    }

    private static CallRequest.Tool Call(string execution) =>
        new(
            SysdigTools.Server,
            SysdigTools.Undo,
            ToolArguments.Freeze(new System.Text.Json.Nodes.JsonObject { [UndoArguments.Execution] = execution })
        );

    private static OutsideCall Write(ResponseAction action, CallRequest request) =>
        new()
        {
            Key = $"try {action.Try}:undo",
            Surface = Surface.Sysdig,
            Request = request,
            Target = action.Target,
            Purpose = "test",
            Effect = action.Effect,
            Try = action.Try,
        };
}
