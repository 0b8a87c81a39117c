using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Quell.Domain.Approvals;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Quell.Architecture.Tests;

public sealed class StepTests
{
    private static readonly string s_flow = typeof(RunbookFlow).FullName!;

    private static readonly HashSet<string> s_steps = Shipped
        .Types.Where(type => typeof(IStep).IsAssignableFrom(type))
        .Select(type => type.FullName!)
        .ToHashSet();

    private static readonly ArchUnitNET.Domain.Architecture s_program = new ArchLoader()
        .LoadAssemblies([.. Shipped.Assemblies])
        .Build();

    /// <summary>Steps may share readers and words, but whose turn it is, the flow alone decides.</summary>
    [Fact]
    public void Only_the_flow_makes_steps_and_gives_them_their_turn() =>
        Shipped
            .Uses.Where(use => use.Member is ".ctor" or nameof(IStep.Next))
            .Where(use => s_steps.Contains(use.Type) && use.By != s_flow && use.By != use.Type)
            .ShouldBeEmpty();

    [Fact]
    public void The_flow_is_seen_making_steps() =>
        Shipped
            .Uses.Where(use => use.By == s_flow && use.Member == ".ctor")
            .ShouldContain(use => s_steps.Contains(use.Type));

    [Fact]
    [Trait("Guardrail", "G-15")]
    public void A_face_can_neither_approve_nor_reach_outside() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Quell\.Terminal(\.|$)")
            .Should()
            .NotDependOnAny(typeof(Approval), typeof(Approval.Desk), typeof(Gate), typeof(WriteOrder), typeof(ISurface))
            .Check(s_program);

    [Fact]
    public void Knowledge_knows_nothing_of_the_runbook_that_uses_it() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Quell\.Knowledge(\.|$)")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Quell\.Runbook(\.|$)"))
            .WithoutRequiringPositiveResults()
            .Check(s_program);
}
