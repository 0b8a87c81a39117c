using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Flow;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class DoctorTests
{
    private readonly Run _run = new() { Options = new RunOptions { PreflightOnly = true } };

    [Fact]
    public async Task Each_check_has_a_status_and_a_finding()
    {
        (await _run.GoAsync()).ShouldBe(ExitCode.Success);

        Line("sysdig server").ShouldStartWith("ok ");
        Line("response actions").ShouldStartWith("ok ");
        Line("kubectl").ShouldStartWith("missing ");
        Line("aws").ShouldStartWith("missing ");
        Line("cluster").ShouldStartWith("not checked ");
    }

    [Fact]
    public async Task What_is_missing_or_failed_has_a_fix_on_the_line_below()
    {
        await _run.GoAsync();

        var lines = Lines();
        for (var at = 0; at < lines.Count; at++)
        {
            if (
                lines[at].StartsWith("missing", StringComparison.Ordinal)
                || lines[at].StartsWith("FAILED", StringComparison.Ordinal)
            )
            {
                lines[at + 1].TrimStart().ShouldStartWith("fix: ");
            }
        }
        lines.ShouldContain(line => line.TrimStart().StartsWith("fix: "));
    }

    [Fact]
    public async Task Capture_storage_that_is_refused_is_not_called_configured()
    {
        _run.Tenant.On(SysdigTools.GetStorage, _ => Tenant.Refused(RefusalKind.PermissionMissing, 403, "capture.read"));

        await _run.GoAsync();

        Line("capture storage").ShouldStartWith("missing ");
        Line("capture storage").ShouldContain("not known");
    }

    [Fact]
    [Trait("Guardrail", "G-25")]
    public async Task A_server_that_cannot_be_reached_leaves_the_rest_unchecked_and_makes_no_other_call()
    {
        _run.With(Programs.Kubectl(() => "prod-eu"));
        _run.Tenant.On("handshake", _ => new CallOutcome.Unreachable("connection refused"));

        (await _run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        Line("sysdig server").ShouldStartWith("FAILED ");
        Line("sysdig server").ShouldContain("connection refused");
        Line("tenant").ShouldStartWith("not checked ");
        Line("kubectl").ShouldStartWith("ok ");
        Line("cluster").ShouldStartWith("not checked ");
        _run.Tenant.ToolsCalled.ShouldAllBe(tool => tool == "handshake");
        _run.Person.Told[^1].Lines.Length.ShouldBe(3);
        _run.Cases.Count.ShouldBe(0);
    }

    private List<string> Lines() => [.. _run.Person.Told.Last(notice => notice.Kind == NoticeKind.Help).Lines];

    private string Line(string check) =>
        Lines().Single(line => line.Contains($"  {check}  ", StringComparison.Ordinal));
}
