using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Preflight;

/// <summary>The one line at the end of step 0. The canary's success is not said to mean more than it does.</summary>
public static class ConnectivityLine
{
    public static Notice Of(CaseState state)
    {
        var desks = state.Found(PreflightStep.Tickets)!;
        var line = string.Join(
            " · ",
            [
                $"Sysdig ✓ {Printable.Of(state.Tenant.Text, 60)}",
                "MCP ✓",
                "Response Actions API ✓",
                Program(state, PreflightStep.Kubectl),
                Program(state, PreflightStep.Aws),
                .. desks.Select(desk =>
                    $"{desk.Key} {(TicketDesks.IsReady(desk.Value) ? "✓" : "—")}{(desk.Value is TicketDesks.Simulated ? " simulated" : "")}"
                ),
            ]
        );
        return Notice.Of(
            NoticeKind.Connectivity,
            line + "." + LightTier(state),
            "The API check proves that the catalogue can be read, not that an action can run here: responders and storage are checked in step C and at submit."
        );
    }

    private static string LightTier(CaseState state) =>
        TicketDesks.Of(state) is { IsEmpty: false } ready
            ? $" Light tier will use {string.Join(" or ", ready.Select(desk => desk.Word()))} if you decline an action."
            : string.Empty;

    /// <summary>The line of a run that reads the tenant and nothing else.</summary>
    public static Notice OfTenant(CaseState state) =>
        Notice.Of(
            NoticeKind.Connectivity,
            $"Sysdig ✓ {Printable.Of(state.Tenant.Text, 60)} · MCP ✓. Read-only: no other surface is asked, and nothing is carried out."
        );

    private static string Program(CaseState state, string name)
    {
        if (!state.Found(name)!.ContainsKey("path"))
        {
            return $"{name} —";
        }
        var version = PreflightStep.VersionOf(state, name) is { } known ? $" {known}" : string.Empty;
        return ProgramsInUse.IsSimulated(state, name) ? $"{name} simulated (unauthorized)"
            : ProgramsInUse.AreRealInPractice(state) ? $"{name}{version} REAL (unauthorized)"
            : $"{name}{version} detected (unauthorized)";
    }
}
