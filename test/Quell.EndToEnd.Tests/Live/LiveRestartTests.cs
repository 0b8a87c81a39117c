namespace Quell.EndToEnd.Tests.Live;

/// <summary>A real Deployment restarted: every process is another one, and there is no way back.</summary>
[Collection(LiveNodeTests.Name)]
public sealed class LiveRestartTests(LiveNode node)
{
    [Fact]
    public async Task Every_process_is_replaced_the_scratch_space_is_new_and_nothing_can_be_undone()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "restart", 86_441);
        var before = shop.Running;
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));

        await run.RespondAsync(LiveAnswers.Choose("KUBECTL_ROLLOUT_RESTART"));

        run.Said("KUBECTL_ROLLOUT_RESTART done.");
        run.Said("cannot be rehearsed");
        run.Consequence("The new Pods run the same image as before");
        run.Consequence("The evidence goes in every replica, also in those that nobody has looked at.");
        await shop.ReadyAsync();
        await shop.KubectlAsync("wait", "--for=delete", $"pod/{shop.Pod}", "--timeout=60s");
        shop.Running.Length.ShouldBe(2);
        shop.Running.ShouldNotContain(id => before.Contains(id));
        (await shop.GetAsync("pods", ".items[*].spec.containers[*].image")).ShouldBe(
            "localhost/busybox:1 localhost/busybox:1"
        );

        await run.UndoAsync(LiveAnswers.Choose());

        run.Said("KUBECTL_ROLLOUT_RESTART: no undo by Quell. By hand:");
        await shop.CloseAsync();
    }
}
