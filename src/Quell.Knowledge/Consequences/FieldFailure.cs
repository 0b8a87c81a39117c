using System.Collections.Immutable;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Consequences;

/// <summary>One entry of what goes wrong in the field, from <c>Words/failures.yaml</c>.</summary>
/// <param name="Instead">What holds it where no rule does; null where rules alone do.</param>
/// <param name="Also">What holds it beside its rules.</param>
/// <param name="Test">The test that shows what <paramref name="Instead"/> or <paramref name="Also"/> says.</param>
public sealed record FieldFailure(string Id, string What, string? Instead, string? Also, string? Test)
{
    internal static ImmutableArray<FieldFailure> ReadAll(YamlMap? file)
    {
        var read = (file?.Keys ?? [])
            .ToList()
            .Select(id => (Id: id, Map: file!.Map(id)))
            .Where(entry => entry.Map is not null)
            .Select(entry => Read(entry.Id, entry.Map!))
            .OrderBy(failure => failure.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        file?.Done();
        return read;
    }

    private static FieldFailure Read(string id, YamlMap map)
    {
        var read = new FieldFailure(
            id,
            map.Text("what"),
            map.OptionalText("instead"),
            map.OptionalText("also"),
            map.OptionalText("test")
        );
        map.Done();
        if ((read.Instead ?? read.Also) is null != read.Test is null)
        {
            map.ProblemAt("test", "`test` goes with `instead` or `also`");
        }
        return read;
    }
}
