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

    public static TheoryData<string, string> Pairs =>
        [.. s_steps.SelectMany(step => s_steps.Where(other => other != step).Select(other => (step, other)))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_step_appends_to_the_case_and_never_calls_another(string step, string other) =>
        Types()
            .That()
            .ResideInNamespaceMatching($@"^Quell\.Runbook\.{step}(\.|$)")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Quell\.Runbook\.{other}(\.|$)"))
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
