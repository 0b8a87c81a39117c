using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Quell.Architecture.Tests;

public sealed partial class PackageTests
{
    [Fact]
    public void Versions_are_exact() =>
        XDocument
            .Parse(Repository.File("Directory.Packages.props").Text)
            .Descendants("PackageVersion")
            .Select(package => package.Attribute("Version")!.Value)
            .Where(version => !Exact().IsMatch(version))
            .ShouldBeEmpty();

    [Fact]
    public void Versions_stand_in_one_place_only() =>
        Repository
            .Projects.SelectMany(project => XDocument.Parse(project.Text).Descendants("PackageReference"))
            .Where(package =>
                package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            )
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Repository
            .Projects.Where(project =>
                Repository.Files.All(file => file.Path != $"{project.Folder}/packages.lock.json")
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_repository_brings_no_package_source_of_its_own() =>
        Repository
            .Files.Where(file =>
                string.Equals(Path.GetFileName(file.Path), "nuget.config", StringComparison.OrdinalIgnoreCase)
            )
            .ShouldBeEmpty();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();
}
