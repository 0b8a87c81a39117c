using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Tests.Undo;

/// <summary>The gate lets one command through for an undo: the one that was written down before the response was sent.</summary>
public sealed class CommandUndoScopeTests
{
    [Fact]
    [Trait("Guardrail", "G-40")]
    public void The_command_that_was_written_down_is_in_scope_with_its_preconditions()
    {
        var scaled = Offered();

        Scope.Check(Call(scaled.Undo), scaled.State).ShouldBeNull();
    }

    [Theory]
    [Trait("Guardrail", "G-40")]
    [InlineData("--replicas 3", "--replicas 30")]
    [InlineData("deployment/web", "deployment/other")]
    [InlineData("--namespace shop", "--namespace bank")]
    [InlineData("--context prod", "--context other")]
    public void Another_command_is_not(string there, string instead)
    {
        var scaled = Offered();
        var line = scaled.Undo.Request.Text.Replace(there, instead, StringComparison.Ordinal);
        var other = scaled.Undo with { Request = new CallRequest.Command([.. line.Split(' ')]) };
        scaled.Offer(other);

        Scope
            .Check(Call(other), scaled.State)
            .ShouldBe("the command is not the one that was written down as the way back");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void The_undo_of_what_another_case_did_is_not()
    {
        var scaled = Offered();
        var other = scaled.Undo with
        {
            Undoes = scaled.Undo.Undoes! with { Response = new ActionTry(new ActionId("0ther000"), 1) },
        };
        scaled.Offer(other);

        Scope.Check(Call(other), scaled.State)!.ShouldContain("is not one of this case");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void It_goes_once()
    {
        var scaled = Offered();
        var undo = scaled.Undo;
        scaled.Undone();

        Scope.Check(Call(undo), scaled.State).ShouldBe("try 5ca1ab1e/1 is undone already");
    }

    private static Scaled Offered()
    {
        var scaled = new Scaled(Scaled.Of(0, 4, "20")).Now(Scaled.Of(0, 4, "25"));
        scaled.Offered();
        return scaled;
    }

    private static OutsideCall Call(ResponseAction undo) =>
        new()
        {
            Key = $"try {undo.Try}:undo",
            Surface = undo.Surface,
            Request = undo.Request,
            Target = undo.Target with { Cluster = null },
            Purpose = "undoing",
            Effect = undo.Effect,
            Try = undo.Try,
        };
}
