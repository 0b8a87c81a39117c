namespace Quell.EndToEnd.Tests.Live;

/// <summary>A real Deployment scaled to none and back, and what its consequence lines said of it.</summary>
[Collection(LiveNodeTests.Name)]
public sealed class LiveScaleTests(LiveNode node)
{
    [Fact]
    public async Task The_processes_are_gone_and_come_back_as_others()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "scale", 86_421);
        var before = shop.Running;
        before.Length.ShouldBe(2);
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));

        await run.RespondAsync(LiveAnswers.Choose("SCALE_TO_ZERO"));

        run.Said("SCALE_TO_ZERO done.");
        run.Consequence("Expected: No Pod of the workload runs any more, and its Services have no endpoint.");
        run.Consequence("The evidence goes in every replica, also in those that nobody has looked at.");
        (await shop.GetAsync("deployment/checkout", ".spec.replicas")).ShouldBe("0");
        (await shop.GetAsync("endpoints/checkout", ".subsets")).ShouldBeEmpty();
        await shop.KubectlAsync("wait", "--for=delete", "pod", "-l", "app=checkout", "--timeout=60s");
        shop.Running.ShouldBeEmpty();

        await run.UndoAsync(LiveAnswers.Choose("UNDO_SCALE_TO_ZERO"));

        run.Said("UNDO_SCALE_TO_ZERO done.");
        run.Consequence("The Pods come back from the same template, the hole included; no state of the old ones does.");
        (await shop.GetAsync("deployment/checkout", ".spec.replicas")).ShouldBe("2");
        await shop.ReadyAsync();
        shop.Running.Length.ShouldBe(2);
        shop.Running.ShouldNotContain(id => before.Contains(id));
        (await shop.TryKubectlAsync("get", $"pod/{shop.Pod}")).ShouldBeFalse();
        run.Report.ShouldContain("undone by kubectl scale");
        (await run.VerifyAsync()).ShouldBe(0, run.Transcript);
        await shop.CloseAsync();
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_undone_and_both_are_shown()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "changed", 86_422, replicas: 1);
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));
        await run.RespondAsync(LiveAnswers.Choose("SCALE_TO_ZERO"));
        run.Said("SCALE_TO_ZERO done.");
        await shop.KubectlAsync("scale", "deployment/checkout", "--replicas", "3");

        await run.UndoAsync(LiveAnswers.Choose("UNDO_SCALE_TO_ZERO"), "SCALE_TO_ZERO");

        run.Said("Left by this case: spec.replicas = 0. There now: spec.replicas = 3");
        (await shop.GetAsync("deployment/checkout", ".spec.replicas")).ShouldBe("3");
        await shop.CloseAsync();
    }

    [Fact]
    public async Task Another_object_of_the_same_name_is_not_touched()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "another", 86_423, replicas: 1);
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));
        await run.RespondAsync(LiveAnswers.Choose("SCALE_TO_ZERO"));
        run.Said("SCALE_TO_ZERO done.");
        var left = await shop.GetAsync("deployment/checkout", ".metadata.uid");
        await shop.KubectlAsync("delete", "deployment/checkout");
        await shop.AgainAsync(0);
        var there = await shop.GetAsync("deployment/checkout", ".metadata.uid");

        await run.UndoAsync(LiveAnswers.Choose("UNDO_SCALE_TO_ZERO"), "SCALE_TO_ZERO");

        run.Said($"another object of the same name: uid {left} was changed, {there} is there");
        (await shop.GetAsync("deployment/checkout", ".spec.replicas")).ShouldBe("0");
        await shop.CloseAsync();
    }
}
