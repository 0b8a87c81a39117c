using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Quell.Architecture.Tests;

/// <summary>Nothing in the repository tells on which machine it was written.</summary>
public sealed partial class MachineTests
{
    private const string Public = "api.nuget.org";

    [Fact]
    public void No_file_names_a_folder_of_the_machine_it_was_written_on() =>
        Findings(line => MachineFolder().IsMatch(line)).ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_package_source_of_this_machine()
    {
        string[] hosts = [.. LocalSources()];

        Findings(line => hosts.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Findings(Func<string, bool> isBad) =>
        Repository
            .Files.Where(file => file.Name != nameof(MachineTests))
            .SelectMany(file =>
                file.Lines.Index().Where(line => isBad(line.Item)).Select(line => $"{file.Path}:{line.Index + 1}")
            );

    /// <summary>Hosts of the package sources that this user is configured with; the public one may be named.</summary>
    private static IEnumerable<string> LocalSources()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var settings = Path.Combine(home, ".nuget", "NuGet", "NuGet.Config");
        if (!File.Exists(settings))
        {
            return [];
        }
        try
        {
            return
            [
                .. XDocument
                    .Load(settings)
                    .Descendants("packageSources")
                    .Elements("add")
                    .Select(source => source.Attribute("value")?.Value)
                    .Where(value => Uri.TryCreate(value, UriKind.Absolute, out var uri) && !uri.IsFile)
                    .Select(value => new Uri(value!).Host)
                    .Where(host => host is not (Public or "localhost" or "127.0.0.1" or "")),
            ];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"(?<![\w.~-])/(work|root)/", RegexOptions.CultureInvariant)]
    private static partial Regex MachineFolder();
}
