using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quell.Architecture.Tests;

/// <summary>The image is built elsewhere; here its instructions are read and held against the tree.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string[] s_known = ["FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "ENTRYPOINT", "CMD"];

    private static readonly (string Word, string Arguments)[] s_instructions =
    [
        .. Repository
            .File("Dockerfile")
            .Text.ReplaceLineEndings("\n")
            .Replace("\\\n", " ")
            .Split('\n')
            .Where(line => line.Trim().Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1].Trim())),
    ];

    [Fact]
    public void Only_known_instructions_are_used_and_the_first_names_a_base()
    {
        s_instructions.Select(line => line.Word).Where(word => !s_known.Contains(word)).ShouldBeEmpty();
        s_instructions[0].Word.ShouldBe("FROM");
    }

    [Fact]
    public void Every_base_is_pinned_to_a_whole_version() => Rest("FROM").ShouldAllBe(image => Pinned().IsMatch(image));

    [Fact]
    public void The_sdk_of_the_build_is_the_one_that_the_repository_names()
    {
        using var wanted = JsonDocument.Parse(Repository.File("global.json").Text);

        Rest("FROM")
            .First()
            .ShouldContain($"sdk:{wanted.RootElement.GetProperty("sdk").GetProperty("version").GetString()}-");
    }

    [Fact]
    public void What_is_copied_from_the_tree_is_there()
    {
        var copied = Rest("COPY")
            .Where(rest => !rest.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(rest => rest.Split(' ')[..^1])
            .ToList();

        copied.ShouldNotBeEmpty();
        copied.Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_project_file_of_the_program_refers_to_is_copied()
    {
        var copied = Rest("COPY").SelectMany(rest => rest.Split(' ')[..^1]).ToList();

        foreach (Match outside in OutsideFile().Matches(Repository.File("src/Quell/Quell.csproj").Text))
        {
            var path = outside.Groups["path"].Value;
            copied.ShouldContain(from => path == from || path.StartsWith(from), path);
        }
    }

    [Fact]
    public void What_is_copied_from_the_build_is_what_it_made()
    {
        var stage = Rest("FROM").First().Split(" AS ")[1];
        var made = Rest("RUN")
            .Single(run => run.StartsWith("dotnet publish ", StringComparison.Ordinal))
            .Split(" -o ")[1]
            .Split(' ')[0];

        Rest("COPY").ShouldContain($"--from={stage} {made}/quell /usr/local/bin/quell");
    }

    [Fact]
    public void The_program_is_the_entry_and_runs_as_nobody_s_root()
    {
        var user = Array.FindIndex(s_instructions, line => line.Word == "USER");
        var last = Array.FindLastIndex(s_instructions, line => line.Word == "FROM");

        user.ShouldBeGreaterThan(last);
        s_instructions[user].Arguments.ShouldNotStartWith("0");
        s_instructions[user].Arguments.ShouldNotContain("root");
        using var entry = JsonDocument.Parse(Rest("ENTRYPOINT").Single());
        entry.RootElement.EnumerateArray().Select(word => word.GetString()).ShouldBe(["/usr/local/bin/quell"]);
        s_instructions.Skip(last).ShouldNotContain(line => line.Word == "RUN");
    }

    [Fact]
    public void Nothing_is_fetched_by_name_of_the_newest() =>
        s_instructions.ShouldAllBe(line =>
            !line.Arguments.Contains("latest") && !line.Arguments.Contains("curl ") && !line.Arguments.Contains("ADD ")
        );

    private static IEnumerable<string> Rest(string word) =>
        s_instructions.Where(line => line.Word == word).Select(line => line.Arguments);

    [GeneratedRegex(
        @"^mcr\.microsoft\.com/dotnet/[a-z-]+:\d+\.\d+\.\d+-[a-z-]+( AS [a-z]+)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pinned();

    [GeneratedRegex(@"Include=""\.\./\.\./(?<path>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex OutsideFile();
}
