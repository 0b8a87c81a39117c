using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class PreflightTests
{
    [Fact]
    [Trait("Guardrail", "G-25")]
    public async Task A_server_that_cannot_be_reached_stops_the_run_before_any_data_call_or_file()
    {
        var run = new Run();
        run.Tenant.On("handshake", _ => new CallOutcome.Unreachable("connection refused"));

        var code = await run.GoAsync();

        code.ShouldBe(ExitCode.StoppedByInput);
        run.Tenant.ToolsCalled.ShouldAllBe(tool => tool == "handshake");
        run.Cases.Count.ShouldBe(0);
        run.Person.Told[^1].Lines.Length.ShouldBe(3);
        run.Person.Told[^1].Lines[0].ShouldContain("state 3");
    }

    [Theory]
    [InlineData("handshake")]
    [InlineData(SysdigTools.GetSettings)]
    [InlineData(SysdigTools.ListActions)]
    [Trait("Guardrail", "G-25")]
    public async Task A_401_anywhere_in_the_preflight_is_state_2(string tool)
    {
        var run = new Run();
        run.Tenant.On(tool, _ => Tenant.Refused(RefusalKind.NotAuthenticated, 401));

        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        run.Person.Told[^1].Lines[0].ShouldContain("state 2");
        run.Tenant.ToolsCalled.ShouldNotContain(SysdigTools.GetEvent);
        run.Cases.Count.ShouldBe(0);
    }

    [Fact]
    [Trait("Guardrail", "G-25")]
    public async Task A_failing_canary_stops_the_run_and_names_the_permission()
    {
        var run = new Run();
        run.Tenant.On(
            SysdigTools.ListActions,
            _ => Tenant.Refused(RefusalKind.PermissionMissing, 403, "containment-response-actions.exec")
        );

        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        run.Person.Told[^1].Lines[2].ShouldContain("containment-response-actions.exec");
        run.Tenant.ToolsCalled.ShouldNotContain(SysdigTools.GetEvent);
    }

    [Fact]
    public async Task Missing_response_tools_are_said_to_be_a_missing_permission_perhaps()
    {
        var run = new Run();
        run.Tenant.Tools = [.. run.Tenant.Tools.Where(tool => tool.Name != SysdigTools.Submit)];

        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        run.Person.Told[^1].Lines[1].ShouldContain(SysdigTools.Submit);
        run.Person.Told[^1].Lines[1].ShouldContain("permission");
    }

    [Fact]
    public async Task An_event_that_is_not_known_stops_with_three_lines_and_leaves_no_case()
    {
        var run = new Run();
        run.Tenant.On(SysdigTools.GetEvent, _ => Tenant.Refused(RefusalKind.NotFound, 404));

        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        run.Person.Told[^1].Lines.Length.ShouldBe(3);
        run.Cases.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Another_event_than_the_one_asked_for_is_refused()
    {
        var run = new Run();
        run.Tenant.Threat = run.Tenant.Threat with { Id = new string('a', 32) };

        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        run.Person.Told[^1].Lines[0].ShouldContain("another");
    }
}
