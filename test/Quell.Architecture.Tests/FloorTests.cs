using System.Collections.Immutable;
using System.Xml.Linq;

namespace Quell.Architecture.Tests;

public sealed class FloorTests
{
    private const int Top = 4;

    /// <summary>A project uses only what stands below it; adapters and faces stand side by side and know nothing of each other.</summary>
    private static readonly ImmutableSortedDictionary<string, int> s_floors = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        ["Quell.Domain"] = 0,
        ["Quell.Knowledge"] = 1,
        ["Quell.Runbook"] = 2,
        ["Quell.Journal"] = 3,
        ["Quell.Reports"] = 3,
        ["Quell.Sysdig"] = 3,
        ["Quell.Surfaces"] = 3,
        ["Quell.Ticketing"] = 3,
        ["Quell.Lab"] = 3,
        ["Quell.Terminal"] = 3,
        ["Quell"] = Top,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    [Fact]
    public void Every_project_has_its_floor() => Shipped.Names.ShouldBe(s_floors.Keys, ignoreOrder: true);

    [Fact]
    public void A_project_file_refers_only_to_lower_floors() =>
        Repository
            .Projects.Where(project => project.IsUnder("src"))
            .SelectMany(project => References(project).Select(reference => (project.Name, reference)))
            .Where(edge => s_floors[edge.reference] >= s_floors[edge.Name])
            .ShouldBeEmpty();

    [Fact]
    public void An_assembly_uses_only_lower_floors() =>
        Shipped
            .Assemblies.SelectMany(assembly =>
                assembly
                    .GetReferencedAssemblies()
                    .Select(used => used.Name!)
                    .Where(s_floors.ContainsKey)
                    .Select(used => (By: assembly.GetName().Name!, Used: used))
            )
            .Where(edge => s_floors[edge.Used] >= s_floors.GetValueOrDefault(edge.By, Top))
            .ShouldBeEmpty();

    [Fact]
    public void The_domain_uses_no_package() => Packages("src/Quell.Domain/Quell.Domain.csproj").ShouldBeEmpty();

    [Fact]
    public void The_runbook_uses_no_package_of_its_own() =>
        Packages("src/Quell.Runbook/Quell.Runbook.csproj").ShouldBeEmpty();

    [Fact]
    public void Every_project_but_the_tools_of_eng_is_in_the_solution()
    {
        var solution = Repository.File("Quell.slnx").Text;

        Repository
            .Projects.Where(project => !project.IsUnder("eng") && !solution.Contains($"\"{project.Path}\""))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_shipped_project_is_not_exempt_from_the_analyzers() =>
        Repository
            .Projects.Where(project => project.IsUnder("src"))
            .Where(project => project.Text.Contains("RunAnalyzers") || project.Text.Contains("RS0030"))
            .ShouldBeEmpty();

    private static IEnumerable<string> References(TextFile project) =>
        Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Packages(string project) => Items(Repository.File(project), "PackageReference");

    private static IEnumerable<string> Items(TextFile project, string kind) =>
        XDocument.Parse(project.Text).Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
