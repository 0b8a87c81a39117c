using System.Text.Json;

namespace Quell.Architecture.Tests;

/// <summary>What `eng/mutation/run` changes is every file of the guards: a new one cannot stay out of it unnoticed.</summary>
public sealed class MutationTests
{
    private const string Guards = "eng/mutation/guards";
    private const string LeftOut = "none";

    private static readonly string[] s_known = ["approvals", "allow-list", "grants", "scope", "gate"];

    private static readonly string[] s_folders =
    [
        "src/Quell.Domain/Approvals",
        "src/Quell.Runbook/AllowLists",
        "src/Quell.Runbook/Gates",
    ];

    private static readonly (string Guard, string File, string Why)[] s_rows =
    [
        .. Repository
            .File(Guards)
            .Lines.Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(words => (words[0], words[1], words.ElementAtOrDefault(2) ?? string.Empty)),
    ];

    [Fact]
    public void Every_file_of_a_guards_folder_is_named_once()
    {
        var files = Repository.ShippedSources.Where(file => s_folders.Any(file.IsUnder)).Select(file => file.Path);

        files.Where(path => s_rows.Count(row => row.File == path) != 1).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_named_is_there_and_belongs_to_a_guard_or_says_why_it_does_not()
    {
        s_rows.Where(row => Repository.ShippedSources.All(file => file.Path != row.File)).ShouldBeEmpty();
        s_rows.Select(row => row.Guard).Distinct().ShouldBe([.. s_known, LeftOut], ignoreOrder: true);
        s_rows.Where(row => row.Guard == LeftOut != row.Why.Length > 0).ShouldBeEmpty();
    }

    [Fact]
    public void The_files_of_one_guard_are_of_one_project() =>
        s_rows
            .Where(row => row.Guard != LeftOut)
            .GroupBy(row => row.Guard)
            .Where(guard => guard.Select(row => row.File.Split('/')[1]).Distinct().Count() != 1)
            .ShouldBeEmpty();

    [Fact]
    public void The_run_fails_below_95_and_leaves_no_kind_of_change_out()
    {
        using var file = JsonDocument.Parse(Repository.File("eng/mutation/stryker-config.json").Text);
        var settings = file.RootElement.GetProperty("stryker-config");

        settings.GetProperty("thresholds").GetProperty("break").GetInt32().ShouldBeGreaterThanOrEqualTo(95);
        settings.GetProperty("mutation-level").GetString().ShouldBe("Complete");
        settings
            .EnumerateObject()
            .Where(setting => setting.Name.StartsWith("ignore", StringComparison.Ordinal))
            .ShouldBeEmpty();
        Repository.ShippedSources.Where(source => source.Text.Contains("// Stryker")).ShouldBeEmpty();
    }
}
