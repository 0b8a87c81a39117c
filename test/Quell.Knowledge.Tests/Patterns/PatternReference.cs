using System.Text;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Tests.Patterns;

/// <summary>docs/reference/patterns.md, as the files of the knowledge would have it.</summary>
internal static class PatternReference
{
    private const string Head = """
        # Threat patterns

        Generated from `src/Quell.Knowledge/Patterns` and held by a test; change the files, not this page.

        A pattern says how a threat is recognised, in which order it is answered, and why. Several may match one event. Those
        that something of their own speaks for come first, by priority; then those that only a rule speaks for which other
        threats fire too. Names are compared without case: parts of rule names, command lines, paths and destinations; whole
        tags, techniques, processes and cloud calls. Where nothing matches, `generic` is used, and the plan says so.

        The order is evidence, then containment, then destruction. A flip puts containment first, and its reason is always
        said; a flip that nothing has shown is left to the person, who may choose `contain first`. Of two actions that
        achieve the same, the one whose availability is confirmed goes first; no action passes one that achieves something
        else for that. An action of which a fact says that it will not take stands behind the others of its kind.

        ATT&CK ids are those of {version}; ids of before stand in brackets. A rule's own tag is shown beside them and never
        taken over.

        ## Your own patterns

        A file `Patterns/<id>.yaml` in `$XDG_CONFIG_HOME/quell/knowledge` (or `~/.config/quell/knowledge`), or in the folder
        that `--knowledge` names, replaces the pattern of that id or adds one; `Cards/` and `Words/` work the same way, and
        the folder of `--knowledge` has the last word. A file that cannot be read stops the run with its line; nothing is
        used by halves. Which files are in force is said at the start and journalled with their SHA-256. Techniques of your
        own patterns are marked `analyst`, those of the program `kb`, tags of the rule `rule`.

        ```yaml
        id: cryptominer            # the file's name
        title: Cryptominer
        priority: 50               # smaller has the first word where several match
        match:                     # one is enough; all may be left out but one
          rules: [crypto miner]
          shared_rules: [unexpected udp traffic]   # fired by other threats too: matches, and never flips
          techniques: [T1496.001]
          tags: [mitre_impact_cryptomining]
          processes: [xmrig]
          commands: [stratum+tcp]
          files: [/wallet.dat]
          destinations: ["169.254.169.254"]
          cloud_calls: [StopLogging]
          spawn: { parents: [nginx], processes: [sh] }
        attack: [T1496.001]
        order:                     # action types, or words of Words/achieves.yaml
          evidence: [save-logs]
          containment: [end-process]
          destruction: [replace-pod]
        flip:                      # may be left out
          when: data is leaving
          by_default: true         # what it matches by is the condition itself
          signals: { techniques: [T1041] }         # what else shows it; the keys of `match`
          because: time matters more than memory
        reason: one sentence; {process.name|the process} stands for a fact.
        clear_when: no miner traffic is seen
        dont:
          - Do not delete the Pod first.
        notes:
          - Find out how it got in.
        ```

        """;

    public static string Of(ResponseKnowledge knowledge)
    {
        var text = new StringBuilder(Head.Replace("{version}", knowledge.Attack.Version)).Append('\n');
        text.Append("## What actions achieve\n\n| Word | So that | Types |\n| --- | --- | --- |\n");
        foreach (var achievement in knowledge.Achievements.All)
        {
            text.Append($"| `{achievement.Word}` | {achievement.Says} | {Types(achievement)} |\n");
        }
        foreach (var pattern in knowledge.Patterns)
        {
            Add(text, pattern);
        }
        return text.ToString();
    }

    private static string Types(Achievement achievement) =>
        Code(achievement.Types)
        + (achievement.AreEquals || achievement.Types.Length < 2 ? "" : " (belong together, no equals)");

    private static void Add(StringBuilder text, ThreatPattern pattern)
    {
        text.Append($"\n## {pattern.Title}\n\n`{pattern.Id}`, priority {pattern.Priority}. ");
        text.Append(
            pattern.Attack.IsEmpty
                ? "No ATT&CK id.\n\n"
                : $"ATT&CK: {string.Join(", ", pattern.Attack.Select(Id))}.\n\n"
        );
        if (!pattern.IsGeneric)
        {
            text.Append("| Signal | Values |\n| --- | --- |\n");
            Signals(text, pattern.Signals);
            text.Append('\n');
        }
        foreach (var phase in Enum.GetValues<ActionPhase>())
        {
            var words = pattern.OrderAsWritten.Where(entry => entry.Phase == phase).Select(entry => entry.Word);
            text.Append($"* {phase}: {Code(words)}\n");
        }
        text.Append($"\nWhy: {pattern.Reason}\n");
        if (pattern.Flip is { } flip)
        {
            text.Append($"\nContains first when {flip.When}, because {flip.Because}. {Shown(flip)}\n");
        }
        if (pattern.ClearWhen is { } clear)
        {
            text.Append($"\nClear when {clear}\n");
        }
        text.Append('\n');
        foreach (var line in pattern.Dont.Concat(pattern.Notes))
        {
            text.Append($"* {line}\n");
        }
    }

    private static string Shown(PatternFlip flip) =>
        (flip.ByDefault, flip.Signals.IsEmpty) switch
        {
            (true, _) => "Whatever matches, but for shared rules, shows it.",
            (false, false) => "Shown by "
                + string.Join("; ", Rows(flip.Signals).Select(row => $"{row.Name} {Code(row.Values)}"))
                + ".",
            _ => "No signal shows it; a person has to know.",
        };

    private static void Signals(StringBuilder text, PatternSignals signals)
    {
        foreach (var (name, values) in Rows(signals))
        {
            text.Append($"| {name} | {Code(values)} |\n");
        }
    }

    private static IEnumerable<(string Name, IEnumerable<string> Values)> Rows(PatternSignals signals) =>
        new (string Name, IEnumerable<string> Values)[]
        {
            ("rule name has", signals.Rules),
            ("rule name has, shared", signals.SharedRules),
            ("technique", signals.Techniques),
            ("tag", signals.Tags),
            ("process", signals.Processes),
            ("process started by", signals.Spawn?.Parents ?? []),
            ("and being", signals.Spawn?.Processes ?? []),
            ("command line has", signals.Commands),
            ("path has", signals.Files),
            ("destination has", signals.Destinations),
            ("cloud call", signals.CloudCalls),
        }.Where(row => row.Values.Any());

    private static string Code(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"`{value}`"));

    private static string Id(AttackTechnique technique) =>
        technique.Legacy.IsEmpty ? technique.Current : $"{technique.Current} [{string.Join(", ", technique.Legacy)}]";
}
