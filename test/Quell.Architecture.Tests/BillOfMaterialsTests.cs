using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quell.Architecture.Tests;

/// <summary><c>eng/sbom</c> says what the executable is made of, and says it the same way each time.</summary>
public sealed partial class BillOfMaterialsTests
{
    [Fact]
    public void The_same_lock_files_give_the_same_bytes() => Bill().ShouldBe(Bill());

    [Fact]
    public void Every_locked_package_of_what_ships_is_in_it_with_its_version_and_no_other()
    {
        using var bill = JsonDocument.Parse(Bill());

        Components(bill)
            .Select(component => $"{Text(component, "name").ToLowerInvariant()} {Text(component, "version")}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(Locked().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_of_the_tests_is_in_it()
    {
        using var bill = JsonDocument.Parse(Bill());

        Components(bill)
            .Select(component => Text(component, "name"))
            .Where(name => TestPackage().IsMatch(name))
            .ShouldBeEmpty();
    }

    [Fact]
    public void It_has_the_form_of_CycloneDX_and_every_dependency_leads_somewhere()
    {
        using var bill = JsonDocument.Parse(Bill());
        var root = bill.RootElement;
        var own = root.GetProperty("metadata").GetProperty("component");
        string[] known = [Text(own, "bom-ref"), .. Components(bill).Select(component => Text(component, "bom-ref"))];

        Text(root, "bomFormat").ShouldBe("CycloneDX");
        Text(root, "specVersion").ShouldBe("1.6");
        Text(root, "serialNumber").ShouldMatch("^urn:uuid:[0-9a-f-]{36}$");
        known.Distinct(StringComparer.Ordinal).Count().ShouldBe(known.Length);
        var dependencies = root.GetProperty("dependencies").EnumerateArray().ToList();
        dependencies.Select(dependency => Text(dependency, "ref")).ShouldBe(known, ignoreOrder: true);
        dependencies
            .SelectMany(dependency => dependency.GetProperty("dependsOn").EnumerateArray())
            .Select(to => to.GetString()!)
            .Except(known, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_is_compiled_in_is_required_and_what_only_builds_is_not()
    {
        using var bill = JsonDocument.Parse(Bill());
        var scopes = Components(bill)
            .ToDictionary(component => Text(component, "name"), component => Text(component, "scope"));

        scopes["ModelContextProtocol.Core"].ShouldBe("required");
        scopes["Microsoft.DotNet.ILCompiler"].ShouldBe("required");
        scopes["Meziantou.Analyzer"].ShouldBe("excluded");
        scopes["Vecc.YamlDotNet.Analyzers.StaticGenerator"].ShouldBe("excluded");
    }

    /// <summary>Lower-case names and versions in the lock files of the shipped projects, read apart from the script.</summary>
    private static IEnumerable<string> Locked() =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), "packages.lock.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}"))
            .SelectMany(path =>
            {
                using var lockFile = JsonDocument.Parse(File.ReadAllText(path));
                return lockFile
                    .RootElement.GetProperty("dependencies")
                    .EnumerateObject()
                    .SelectMany(target => target.Value.EnumerateObject())
                    .Where(package => Text(package.Value, "type") != "Project")
                    .Select(package => $"{package.Name.ToLowerInvariant()} {Text(package.Value, "resolved")}")
                    .ToList();
            })
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Components(JsonDocument bill) =>
        bill.RootElement.GetProperty("components").EnumerateArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Bill()
    {
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, "python3"))),
            "python3 is not on PATH"
        );
        using var script = Process.Start(
            new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "eng", "sbom")])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        script.ExitCode.ShouldBe(0);
        return output;
    }

    [GeneratedRegex("xunit|cscheck|shouldly|archunit|testing", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TestPackage();
}
