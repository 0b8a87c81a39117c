using System.Text.RegularExpressions;

namespace Quell.Architecture.Tests;

public sealed partial class SourceRuleTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Repository
            .Sources.Select(file => (file.Path, Count: file.Lines.Count()))
            .Where(file => file.Count > MostLines)
            .ShouldBeEmpty();

    [Fact]
    public void A_file_holds_one_top_level_type() =>
        Repository
            .Sources.Select(file => (file.Path, Types: string.Join(", ", TypesOf(file))))
            .Where(file => file.Types.Contains(','))
            .ShouldBeEmpty();

    [Fact]
    public void A_file_is_named_for_its_type() =>
        Repository
            .Sources.SelectMany(file => TypesOf(file).Select(type => (file.Path, Type: type, Name: file.Name)))
            .Where(file => file.Name != file.Type && !file.Name.StartsWith(file.Type + ".", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void A_namespace_is_its_folder() =>
        Repository
            .Sources.Where(file => TypesOf(file).Any())
            .Select(file => (file.Path, Namespace: NamespaceOf(file), Wanted: WantedNamespace(file)))
            .Where(file => file.Namespace != file.Wanted)
            .ShouldBeEmpty();

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Repository.Sources.SelectMany(TypesOf).Where(type => EmptyName().IsMatch(type)).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_do_in_the_sources() =>
        Findings(Repository.Files.Where(IsCode), Unfinished()).ShouldBeEmpty();

    [Fact]
    public void A_silenced_warning_says_why() => Findings(Repository.Sources, SilencedWithoutReason()).ShouldBeEmpty();

    [Fact]
    public void The_patterns_find_what_they_look_for()
    {
        Unfinished().IsMatch("// TO" + "DO: later").ShouldBeTrue();
        Unfinished().IsMatch("throw new Not" + "ImplementedException();").ShouldBeTrue();
        EmptyName().IsMatch("CaseManager").ShouldBeTrue();
        EmptyName().IsMatch("Database").ShouldBeFalse();
        SilencedWithoutReason().IsMatch("#pragma warning disable RS0030").ShouldBeTrue();
        SilencedWithoutReason().IsMatch("#pragma warning disable RS0030 // the launcher").ShouldBeFalse();
        Declaration()
            .Match("public readonly record struct CaseId(string Value)")
            .Groups["name"]
            .Value.ShouldBe("CaseId");
        Declaration().Match("internal static partial class Maps").Groups["name"].Value.ShouldBe("Maps");
        Declaration().IsMatch("    public sealed class Inner").ShouldBeFalse();
    }

    private static bool IsCode(TextFile file) =>
        (file.IsUnder("src") || file.IsUnder("test") || file.IsUnder("eng") || file.IsUnder(".ci"))
        && !file.Path.EndsWith("packages.lock.json", StringComparison.Ordinal)
        && file.Name != nameof(SourceRuleTests);

    private static IEnumerable<string> TypesOf(TextFile file) =>
        file
            .Lines.Select(line => Declaration().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["name"].Value);

    private static string NamespaceOf(TextFile file) =>
        file
            .Lines.Where(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            .Select(line => line["namespace ".Length..].TrimEnd(';', ' '))
            .FirstOrDefault("");

    /// <summary><c>src/Quell.Domain/Facts/X.cs</c> is in <c>Quell.Domain.Facts</c>.</summary>
    /// <summary>The folder is the project's, except that of the mutation run, which holds its scripts as well.</summary>
    private static string WantedNamespace(TextFile file) =>
        file.IsUnder("eng/mutation") ? "Quell.Guards" : string.Join('.', file.Folder.Split('/').Skip(1));

    private static IEnumerable<string> Findings(IEnumerable<TextFile> files, Regex pattern) =>
        files.SelectMany(file =>
            file.Lines.Index()
                .Where(line => pattern.IsMatch(line.Item))
                .Select(line => $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}")
        );

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|abstract|static|partial|readonly|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Declaration();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Impl|(?<!ata)Base)$", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*#pragma warning disable[\w, ]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SilencedWithoutReason();
}
