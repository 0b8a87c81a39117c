namespace Quell.EndToEnd.Tests.Live;

/// <summary>A real Pod taken from its owner by its labels, and given back.</summary>
[Collection(LiveNodeTests.Name)]
public sealed class LiveDetachTests(LiveNode node)
{
    [Fact]
    public async Task The_Pod_runs_on_alone_its_owner_makes_a_copy_and_takes_it_back_with_the_labels()
    {
        node.Need();
        var shop = await LiveShop.OpenAsync(node, "detach", 86_431);
        var before = shop.Running;
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));

        await run.RespondAsync(LiveAnswers.Choose("DETACH_POD"));

        run.Said("DETACH_POD done.");
        run.Consequence(
            "The Pod runs on for forensics without owner and without traffic; its owner makes a fresh copy."
        );
        (await shop.GetAsync($"pod/{shop.Pod}", ".metadata.labels.app")).ShouldBeEmpty();
        (await shop.GetAsync($"pod/{shop.Pod}", ".metadata.labels.quarantine")).ShouldBe("true");
        (await shop.GetAsync($"pod/{shop.Pod}", ".metadata.ownerReferences")).ShouldBeEmpty();
        await shop.ReadyAsync();
        before.ShouldBeSubsetOf(shop.Running);
        shop.Running.Length.ShouldBe(3);
        (await shop.GetAsync("endpoints/checkout", ".subsets[*].addresses[*].targetRef.name")).ShouldNotContain(
            shop.Pod
        );

        await run.UndoAsync(LiveAnswers.Choose("UNDO_DETACH_POD"));

        run.Said("UNDO_DETACH_POD done.");
        run.Consequence(
            "The owner takes the Pod back, has one too many, and may delete this very Pod and the evidence in it."
        );
        await shop.KubectlAsync(
            "wait",
            "--for=jsonpath={.status.replicas}=2",
            "replicaset",
            "-l",
            "app=checkout",
            "--timeout=60s"
        );
        (await shop.GetAsync("pods", ".items[*].metadata.labels.quarantine")).ShouldBeEmpty();
        await shop.CloseAsync();
    }
}
