using System.Text;
using System.Text.Json.Nodes;

namespace Quell.Adapters.Tests.Journal;

public sealed class EvidenceAuditTests
{
    [Fact]
    public async Task What_was_kept_and_listed_is_sound()
    {
        using var kept = await KeptCase.MakeAsync();

        kept.Verdict.Sound.ShouldBeTrue();
        kept.Verdict.Pieces.ShouldBe(2);
        kept.Verdict.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_manifest_names_each_piece_with_command_time_size_digest_and_person()
    {
        using var kept = await KeptCase.MakeAsync();

        var pieces = JsonNode.Parse(
            await File.ReadAllTextAsync(kept.ManifestPath, TestContext.Current.CancellationToken)
        )!["pieces"]!.AsArray();

        pieces.Count.ShouldBe(2);
        pieces[1]!
            .ToJsonString()
            .ShouldBe(
                $$"""{"id":"E8","kind":"collected","file":"{{Path.GetFileName(kept.Pieces[1])}}","action":"abcd1234/1","source":"kubectl get pod web --namespace shop","time":"2026-01-31T12:00:00.007Z","bytes":4,"sha256":"{{Path.GetFileName(kept.Pieces[1])}}","who":"ada"}"""
            );
    }

    [Fact]
    public async Task A_missing_piece_is_named()
    {
        using var kept = await KeptCase.MakeAsync();
        File.Delete(kept.Pieces[1]);

        Finding(kept).ShouldBe($"evidence/{Path.GetFileName(kept.Pieces[1])} (E8, collected) is missing.");
    }

    [Theory]
    [InlineData("logz")]
    [InlineData("log")]
    [InlineData("")]
    public async Task A_changed_piece_is_named(string bytes)
    {
        using var kept = await KeptCase.MakeAsync();
        await File.WriteAllTextAsync(kept.Pieces[1], bytes, TestContext.Current.CancellationToken);

        Finding(kept)
            .ShouldBe(
                $"evidence/{Path.GetFileName(kept.Pieces[1])} (E8, collected) was changed: its bytes are not those that were captured."
            );
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("57f1bd9f3e6a0f0a1c7f57e0a3f1c07f3d7f6d1f9c7ad46cb36ba6a4f3d66f5e")]
    [InlineData("x.tmp")]
    public async Task A_file_that_no_entry_names_is_extra(string name)
    {
        using var kept = await KeptCase.MakeAsync();
        await File.WriteAllTextAsync(Path.Combine(kept.Folder, name), "planted", TestContext.Current.CancellationToken);

        Finding(kept).ShouldBe($"evidence/{name} is extra: no entry of the journal names it.");
    }

    [Fact]
    public async Task A_piece_named_after_its_own_bytes_is_extra_too_where_no_run_was_cut_short()
    {
        using var kept = await KeptCase.MakeAsync();
        var planted = Encoding.UTF8.GetBytes("planted");
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(planted));
        await File.WriteAllBytesAsync(Path.Combine(kept.Folder, name), planted, TestContext.Current.CancellationToken);

        Finding(kept).ShouldContain("is extra");
    }

    [Fact]
    public async Task What_a_killed_run_left_is_said_and_no_fault()
    {
        using var kept = await KeptCase.MakeAsync();
        await kept.CutShortAsync("the node");

        kept.Verdict.Sound.ShouldBeTrue();
        kept.Verdict.Findings.ShouldHaveSingleItem()
            .ShouldEndWith("is named by no entry: a run that was cut short left it.");
    }

    [Fact]
    public async Task What_a_killed_run_left_is_no_fault_once_another_went_on_and_ended()
    {
        using var kept = await KeptCase.MakeAsync();
        await kept.CutShortAsync("the node");
        await kept.BeginAgainAsync();

        kept.Verdict.Sound.ShouldBeTrue();
        kept.Verdict.Findings.ShouldContain(finding =>
            finding.EndsWith("is named by no entry: a run that was cut short left it.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task After_a_killed_run_a_file_that_is_not_named_after_its_bytes_is_extra_all_the_same()
    {
        using var kept = await KeptCase.MakeAsync();
        await kept.CutShortAsync(null);
        await File.WriteAllTextAsync(
            Path.Combine(kept.Folder, new string('a', 64)),
            "planted",
            TestContext.Current.CancellationToken
        );

        Finding(kept).ShouldContain("is extra");
    }

    [Fact]
    public async Task A_manifest_that_says_something_else_was_changed()
    {
        using var kept = await KeptCase.MakeAsync();
        var text = await File.ReadAllTextAsync(kept.ManifestPath, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            kept.ManifestPath,
            text.Replace("\"ada\"", "\"eve\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        Finding(kept).ShouldBe("evidence/manifest.json was changed: it is not what the journal says was kept.");
    }

    [Fact]
    public async Task A_manifest_that_is_behind_or_gone_is_said_and_no_fault()
    {
        using var kept = await KeptCase.MakeAsync();
        await kept.GoOnAsync();

        kept.Verdict.Sound.ShouldBeTrue();
        kept.Verdict.Findings.ShouldHaveSingleItem().ShouldContain("is older than the journal");
        File.Delete(kept.ManifestPath);
        kept.Verdict.Sound.ShouldBeTrue();
        kept.Verdict.Findings.ShouldHaveSingleItem().ShouldContain("is not there");
    }

    private static string Finding(KeptCase kept)
    {
        kept.Verdict.Sound.ShouldBeFalse();
        return kept.Verdict.Findings.ShouldHaveSingleItem();
    }
}
