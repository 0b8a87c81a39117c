using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Quell.Domain.Approvals;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Architecture = ArchUnitNET.Domain.Architecture;

namespace Quell.Architecture.Tests;

public sealed class StepTests
{
    private static readonly string[] s_steps = ["Understand", "Probe", "Propose", "Execute", "Watch", "Report"];
    private static readonly ArchUnitNET.Domain.Architecture s_program = new ArchLoader()
        .LoadAssemblies([.. Shipped.Assemblies])
        .Build();

    public static TheoryData<string> Steps => [.. s_steps];

    /// <summary>Steps may share readers and words; what takes the next turn is the flow's to call.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_appends_to_the_case_and_never_calls_another(string step) =>
        Types()
            .That()
            .ResideInNamespaceMatching($@"^Quell\.Runbook\.{step}(\.|$)")
            .Should()
            .NotDependOnAny(Types().That().HaveFullNameMatching($@"^Quell\.Runbook\.(?!{step}\.)(\w+\.)*\w+Step$"))
            .WithoutRequiringPositiveResults()
            .Check(s_program);

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
