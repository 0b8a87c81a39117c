using Quell.Adapters.Tests.Surfaces.Aws;
using Quell.Domain;
using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>
/// One response over every surface at once: a tenant behind MCP, a real cluster, an emulated account, a declined action, and
/// an undo. What the report's table says of each is compared with what is there.
/// </summary>
[Collection(LiveNodeTests.Name)]
public sealed class LiveMixedTests(LiveNode node, Emulator emulator) : IClassFixture<Emulator>
{
    private const string DenyAll = "arn:aws:iam::aws:policy/AWSDenyAll";

    private static readonly string[] s_chosen =
    [
        "KUBECTL_LOGS",
        "DELETE_ALLOW_POLICY",
        "KILL_PROCESS",
        "DETACH_POD",
        "ATTACH_DENY_POLICY",
    ];

    private static readonly string[] s_rows =
    [
        "KUBECTL_LOGS approved done",
        "DELETE_ALLOW_POLICY declined skipped",
        "KILL_PROCESS approved done",
        "DETACH_POD approved done",
        "ATTACH_DENY_POLICY approved done",
    ];

    [Fact]
    public async Task The_report_tells_of_each_surface_what_can_be_seen_there()
    {
        node.Need();
        emulator.Needed();
        var account = new LiveAccount(emulator);
        var shop = await LiveShop.OpenAsync(node, "mixed", 86_491);
        await account.MakeRoleAsync("checkout");
        var processes = shop.Running;
        using var run = new LiveRun(
            LiveScenario.OfPod(shop),
            [.. account.Variables, ("KUBECONFIG", node.Kubeconfig), ("SYSDIG_RUNTIME_JIRA_PROJECT", "SEC")]
        );
        var servers = run.Serve();

        var code = await run.RespondAsync(
            LiveAnswers.AskingForAws(
                LiveAnswers.Choose(s_chosen, yes => !yes.EndsWith("DELETE_ALLOW_POLICY", StringComparison.Ordinal))
            ),
            servers
        );

        code.ShouldBe((int)ExitCode.Inconclusive, run.Transcript); // A real tenant is not cleared by a watch of four seconds.
        await shop.ReadyAsync();
        processes.ShouldBeSubsetOf(shop.Running);
        shop.Running.Length.ShouldBe(3);
        (await account.AttachedAsync("checkout")).ShouldBe([DenyAll]);
        (await shop.TryKubectlAsync("get", "networkpolicy/allow-out")).ShouldBeTrue();
        run.Rows()[..s_rows.Length].ShouldBe(s_rows);
        run.JiraCalls.Single(call => call.Contains("createJiraIssue", StringComparison.Ordinal))
            .ShouldContain("kubectl create -f");
        run.Report.ShouldContain("SEC-41");

        await run.UndoAsync(LiveAnswers.Choose(), "ATTACH_DENY_POLICY");

        (await account.AttachedAsync("checkout")).ShouldBeEmpty();
        run.Rows()[..s_rows.Length].ShouldBe(s_rows);
        run.Rows().ShouldContain("UNDO_ATTACH_DENY_POLICY approved done");
        run.Report.ShouldContain("undone by aws iam detach-role-policy --role-name checkout");
        run.Report.ShouldContain("Evidence kept: ");
        (await run.VerifyAsync()).ShouldBe(0, run.Transcript);
        await shop.CloseAsync();
    }
}
