using System.Collections.Immutable;
using Quell.Lab.Scenarios;

namespace Quell.Lab.Yaml;

/// <summary>What is wrong with one YAML file, in the order found, bounded.</summary>
internal sealed class Problems(string file)
{
    private const int Most = 20;

    private readonly List<ScenarioError> _found = [];

    public bool Any => _found.Count > 0;

    public void Add(Mark at, string what, string fix)
    {
        if (_found.Count < Most)
        {
            _found.Add(new ScenarioError(file, at.Line, at.Column, what, fix));
        }
    }

    public ImmutableArray<ScenarioError> ToImmutable() => [.. _found.OrderBy(e => e.Line).ThenBy(e => e.Column)];
}
