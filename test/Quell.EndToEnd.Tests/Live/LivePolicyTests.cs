using System.Text.RegularExpressions;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>A real NetworkPolicy deleted: Quell does not bring it back, and what it saved does.</summary>
[Collection(LiveNodeTests.Name)]
public sealed partial class LivePolicyTests(LiveNode node)
{
    [Fact]
    [Trait("Guardrail", "G-44")]
    public async Task A_deleted_policy_is_made_again_by_the_line_that_the_report_and_the_question_print()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "policy", 86_481, replicas: 1);
        var spec = await shop.GetAsync("networkpolicy/allow-out", ".spec");
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));

        await run.RespondAsync(LiveAnswers.Choose("DELETE_ALLOW_POLICY"));

        run.Said("DELETE_ALLOW_POLICY done.");
        (await shop.TryKubectlAsync("get", "networkpolicy/allow-out")).ShouldBeFalse();
        var line = Create().Match(run.Report).Value;
        line.ShouldNotBeEmpty(run.Report);
        run.Transcript.ShouldContain($"recovery requires: a person creates it again, with its saved manifest: {line}");
        File.Exists(Create().Match(line).Groups["file"].Value).ShouldBeTrue(line);
        (await run.VerifyAsync()).ShouldBe(0, run.Transcript);

        await run.UndoAsync(LiveAnswers.Choose());

        run.Said($"DELETE_ALLOW_POLICY: no undo by Quell. By hand: a person creates it again");
        (await LiveProgram.RunAsync("sh", ["-c", line], variables: ("KUBECONFIG", node.Kubeconfig))).Code.ShouldBe(
            0,
            line
        );
        (await shop.GetAsync("networkpolicy/allow-out", ".spec")).ShouldBe(spec);
        (await shop.GetAsync("networkpolicy/allow-out", ".metadata.labels.team")).ShouldBe("shop");
        await shop.CloseAsync();
    }

    [GeneratedRegex(
        @"kubectl create -f (?<file>/[^ ]+/evidence/[0-9a-f]{64})( --[a-z-]+ [A-Za-z0-9.-]+)+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Create();
}
