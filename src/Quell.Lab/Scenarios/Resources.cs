using System.Collections.Immutable;

namespace Quell.Lab.Scenarios;

/// <summary>The files embedded in this assembly.</summary>
internal static class Resources
{
    private const string Folder = "scenarios/";

    public static ImmutableArray<string> ScenarioNames() =>
        [
            .. typeof(Resources)
                .Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
                .Select(n => n[Folder.Length..^".yaml".Length])
                .Order(StringComparer.Ordinal),
        ];

    public static string ScenarioText(string name) => Text($"{Folder}{name}.yaml");

    public static string Text(string resource)
    {
        using var stream =
            typeof(Resources).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly was built without {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
