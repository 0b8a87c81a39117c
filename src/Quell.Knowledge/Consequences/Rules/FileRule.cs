using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What taking a file away does not do: end what runs from it, or keep it from coming back.</summary>
internal sealed class FileRule(RuleWords words) : ConsequenceRule("C-FILE", words)
{
    protected override ImmutableArray<string> Reads =>
        [FactKeys.FilePath, FactKeys.ProcessExecutable, FactKeys.ContainerId];

    public override bool Applies(ActionCard card) => card.Verb == CardVerb.Quarantine;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var file = ("file", facts.Name(FactKeys.FilePath) ?? "The file");
        ImmutableArray<string> keys =
        [
            FactKeys.FilePath,
            FactKeys.ProcessExecutable,
            FactKeys.ProcessName,
            FactKeys.ProcessId,
        ];
        if (facts.One(FactKeys.ProcessExecutable) is not { } executable)
        {
            yield return NotKnown("executable-unknown", facts, FactKeys.ProcessExecutable, file);
        }
        else if (facts.One(FactKeys.FilePath) is { } path && string.Equals(path, executable, StringComparison.Ordinal))
        {
            yield return Line(
                Severity.Degraded,
                "runs-on",
                keys,
                file,
                ("process", facts.Name(FactKeys.ProcessName) ?? "of the event")
            );
        }
        else
        {
            yield return Line(Severity.None, "not-running", keys, file);
        }
        yield return Always(Severity.Delay, "comes-back", [FactKeys.FilePath], file);
    }
}
