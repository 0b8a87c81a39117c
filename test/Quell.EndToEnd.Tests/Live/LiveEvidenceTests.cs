using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>Evidence of a real Pod, collected by Quell behind its yes, and checked afterwards.</summary>
[Collection(LiveNodeTests.Name)]
public sealed class LiveEvidenceTests(LiveNode node)
{
    [Fact]
    public async Task Logs_and_object_of_a_real_Pod_are_kept_listed_reported_and_checked()
    {
        node.Need();
        var token = TestContext.Current.CancellationToken;
        var shop = await LiveShop.OpenAsync(node, "evidence", 86_411);
        using var run = new LiveRun(LiveScenario.OfPod(shop), ("KUBECONFIG", node.Kubeconfig));

        await run.RespondAsync(LiveAnswers.Choose("KUBECTL_POD_YAML"));

        var pieces = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(run.Folder, "evidence", "manifest.json"), token)
        )!["pieces"]!.AsArray();
        var kept = pieces.Single(piece => (string?)piece!["kind"] == "collected").ShouldNotBeNull(run.Transcript);
        var text = await File.ReadAllTextAsync(Path.Combine(run.Folder, "evidence", (string)kept["file"]!), token);
        text.ShouldContain(shop.PodUid);
        text.ShouldNotContain("hunter2");
        run.Report.ShouldContain((string)kept["sha256"]!);
        (await run.VerifyAsync()).ShouldBe(0, run.Transcript);
        await File.AppendAllTextAsync(Path.Combine(run.Folder, "evidence", (string)kept["file"]!), "more", token);
        (await run.VerifyAsync()).ShouldBe(1, run.Transcript);
        run.Transcript.ShouldContain($"evidence/{kept["file"]} ({kept["id"]}, collected) was changed");
        await shop.CloseAsync();
    }
}
