using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Patterns;

/// <summary>Looks for signals in a case's facts; each one found says what it is and where it was read.</summary>
internal sealed class SignalFinder(FactSheet facts, AttackWords attack)
{
    public IEnumerable<PatternSignal> Find(PatternSignals wanted) =>
        [
            .. Rules(wanted),
            .. Tags(wanted),
            .. Processes(wanted.Processes),
            .. Spawned(wanted.Spawn),
            .. Parts(wanted.Commands, "the command line", FactKeys.ProcessCommand),
            .. Parts(wanted.Files, "a path that was touched", FactKeys.FilePath),
            .. Parts(wanted.Files, "the command line", FactKeys.ProcessCommand),
            .. Parts(wanted.Destinations, "a destination", FactKeys.Outbound),
            .. Parts(wanted.Destinations, "the command line", FactKeys.ProcessCommand),
            .. CloudCalls(wanted.CloudCalls),
        ];

    private IEnumerable<PatternSignal> Rules(PatternSignals wanted)
    {
        foreach (var (value, by) in Values(FactKeys.EventRule))
        {
            var own = Has(wanted.Rules, value) is not null;
            if (own || Has(wanted.SharedRules, value) is not null)
            {
                yield return new PatternSignal($"rule \"{Names.Of(value)}\"", by, IsShared: !own);
            }
        }
    }

    private IEnumerable<PatternSignal> Tags(PatternSignals wanted) =>
        Values(FactKeys.EventTags)
            .Concat(Values(FactKeys.CaseTechniques))
            .Where(tag => Is(wanted.Tags, tag.Value) || NamesOne(wanted.Techniques, tag.Value))
            .Select(tag => new PatternSignal($"tag {Names.Of(tag.Value)}", tag.By));

    private bool NamesOne(ImmutableArray<string> techniques, string tag) =>
        AttackWords.TechniqueIn(tag) is { } id && (Is(techniques, id) || Is(techniques, attack.CurrentOf(id)));

    private IEnumerable<PatternSignal> Processes(ImmutableArray<string> wanted) =>
        Values(FactKeys.ProcessName)
            .Concat(Values(FactKeys.ProcessExecutable).Select(path => (Value: FileOf(path.Value), path.By)))
            .Where(process => Is(wanted, process.Value))
            .Select(process => new PatternSignal($"process {Names.Of(process.Value)}", process.By))
            .DistinctBy(signal => signal.Words, StringComparer.Ordinal);

    private IEnumerable<PatternSignal> Spawned(SpawnSignal? wanted) =>
        wanted is null
            ? []
            : from child in Values(FactKeys.ProcessName)
            where Is(wanted.Processes, child.Value)
            from parent in Values(FactKeys.ProcessParent)
            where Is(wanted.Parents, parent.Value)
            select new PatternSignal($"process {Names.Of(child.Value)} started by {Names.Of(parent.Value)}", parent.By);

    private IEnumerable<PatternSignal> Parts(ImmutableArray<string> wanted, string where, string key)
    {
        foreach (var (value, by) in Values(key))
        {
            if (Has(wanted, value) is { } part)
            {
                yield return new PatternSignal($"\"{part}\" in {where}", by);
            }
        }
    }

    private IEnumerable<PatternSignal> CloudCalls(ImmutableArray<string> wanted) =>
        Values(FactKeys.EventCloudCall)
            .Concat(Values(FactKeys.CloudTrail).Select(line => (Value: SecondWord(line.Value), line.By)))
            .Where(call => Is(wanted, call.Value))
            .Select(call => new PatternSignal($"cloud call {Names.Of(call.Value)}", call.By))
            .DistinctBy(signal => signal.Words, StringComparer.Ordinal);

    private IEnumerable<(string Value, Citation By)> Values(string key) =>
        facts[key].AllReadings.SelectMany(reading => reading.Values.Select(value => (value, reading.Citation)));

    private static bool Is(ImmutableArray<string> wanted, string value) =>
        wanted.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string? Has(ImmutableArray<string> wanted, string value) =>
        wanted.FirstOrDefault(part => value.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static string FileOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string SecondWord(string line) => line.Split(' ') is [_, var word, ..] ? word : string.Empty;
}
