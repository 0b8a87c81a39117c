using System.Collections.Immutable;
using System.Reflection;
using Quell.Domain.Facts;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Tests.Incidents;

/// <summary>Facts of an incident that was written up publicly: what the report tells, and what the test assumes beside it.</summary>
internal sealed record IncidentFile(string Name, string Report, ImmutableArray<string> Actions, FactSheet Facts)
{
    private const string Folder = "Incidents/";

    public static IEnumerable<string> Names =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".yaml".Length])
            .Order(StringComparer.Ordinal);

    public static IncidentFile Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.yaml")!;
        using var reader = new StreamReader(stream);
        var problems = new List<KnowledgeProblem>();
        var map = YamlText.Read(new KnowledgeFile(name, reader.ReadToEnd()), problems)!;
        var facts = map.Map("facts")!;
        _ = (map.Text("told"), map.Text("assumed"));
        var read = new IncidentFile(
            name,
            map.Text("report"),
            map.Texts("actions"),
            FactSheet.Empty.With(facts.Keys.ToList().Select(key => Reading(key, facts.Texts(key))))
        );
        map.Done();
        problems.ShouldBeEmpty();
        return read;
    }

    private static FactReading Reading(string key, ImmutableArray<string> values) =>
        new(key, values, new Citation("incident", $"read {key}"), Tests.Facts.At);
}
