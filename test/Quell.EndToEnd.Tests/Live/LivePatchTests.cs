namespace Quell.EndToEnd.Tests.Live;

/// <summary>Patches of real objects: a node cordoned, a cron job suspended, a subject taken out of a binding; each undone.</summary>
[Collection(LiveNodeTests.Name)]
public sealed class LivePatchTests(LiveNode node)
{
    [Fact]
    public async Task A_cordoned_node_takes_no_new_Pod_and_what_runs_on_it_runs_on()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "cordon", 86_451, replicas: 1);
        var before = shop.Running;
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));
        try
        {
            await run.RespondAsync(LiveAnswers.Choose("CORDON_NODE"));

            run.Said("CORDON_NODE done.");
            run.Consequence(
                "It contains nothing by itself: running Pods, their connections and the attacker are not touched."
            );
            (await shop.GetAsync($"node/{LiveNode.Node}", ".spec.unschedulable")).ShouldBe("true");
            shop.Running.ShouldBe(before);
            await shop.KubectlAsync("scale", "deployment/checkout", "--replicas", "2");
            await shop.KubectlAsync(
                "wait",
                "--for=condition=PodScheduled=false",
                "pod",
                "--field-selector=status.phase=Pending",
                "-l",
                "app=checkout",
                "--timeout=60s"
            );

            await run.UndoAsync(LiveAnswers.Choose("UNDO_CORDON_NODE"));

            run.Said("UNDO_CORDON_NODE done.");
            run.Consequence("New Pods may land beside the attacker again, as long as the node is not clean.");
            (await shop.GetAsync($"node/{LiveNode.Node}", ".spec.unschedulable")).ShouldBeOneOf("", "false");
            await shop.ReadyAsync();
            shop.Running.Length.ShouldBe(2);
        }
        finally
        {
            await node.KubectlAsync("uncordon", LiveNode.Node);
            await shop.CloseAsync();
        }
    }

    [Fact]
    public async Task A_suspended_cron_job_starts_nothing_new_and_its_running_job_goes_on()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "suspend", 86_461, replicas: 1);
        var pod = await shop.CronAsync(86_462);
        var before = LiveNode.Processes("sleep", "86462");
        before.Length.ShouldBe(1);
        using var run = new LiveRun(LiveScenario.OfCronJob(shop, pod), ("KUBECONFIG", node.Kubeconfig));

        await run.RespondAsync(LiveAnswers.Choose("SUSPEND_CRONJOB"));

        run.Said("SUSPEND_CRONJOB done.");
        (await shop.GetAsync("cronjob/report", ".spec.suspend")).ShouldBe("true");
        LiveNode.Processes("sleep", "86462").ShouldBe(before);

        await run.UndoAsync(LiveAnswers.Choose("UNDO_SUSPEND_CRONJOB"));

        run.Said("UNDO_SUSPEND_CRONJOB done.");
        (await shop.GetAsync("cronjob/report", ".spec.suspend")).ShouldBe("false");
        LiveNode.Processes("sleep", "86462").ShouldBe(before);
        await shop.CloseAsync();
    }

    [Fact]
    public async Task A_subject_out_of_its_binding_has_no_right_until_it_is_put_back_as_the_last()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "rights", 86_471, replicas: 1);
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));
        (await MayReadSecretsAsync(shop)).ShouldBeTrue();

        await run.RespondAsync(LiveAnswers.Choose("REMOVE_RBAC_SUBJECT"));

        run.Said("REMOVE_RBAC_SUBJECT done.");
        run.Consequence("kubectl auth can-i answers no for what only this binding allowed.");
        (await shop.GetAsync("rolebinding/checkout", ".subjects[*].name")).ShouldBe("ada");
        (await MayReadSecretsAsync(shop)).ShouldBeFalse();

        await run.UndoAsync(LiveAnswers.Choose("UNDO_REMOVE_RBAC_SUBJECT"));

        run.Said("UNDO_REMOVE_RBAC_SUBJECT done.");
        run.Consequence("Whoever holds a token of the ServiceAccount has its rights again at once.");
        (await shop.GetAsync("rolebinding/checkout", ".subjects[*].name")).ShouldBe("ada checkout");
        (await MayReadSecretsAsync(shop)).ShouldBeTrue();
        await shop.CloseAsync();
    }

    private static Task<bool> MayReadSecretsAsync(LiveShop shop) =>
        shop.TryKubectlAsync(
            "auth",
            "can-i",
            "get",
            "secrets",
            $"--as=system:serviceaccount:{shop.Space}:checkout",
            "--quiet"
        );
}
