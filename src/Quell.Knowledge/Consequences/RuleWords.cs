using System.Collections.Frozen;
using System.Collections.Immutable;
using Quell.Knowledge.Text;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Consequences;

/// <summary>The sentences of the rules, from <c>Words/consequences.yaml</c>.</summary>
internal sealed class RuleWords
{
    private readonly FrozenDictionary<(string Rule, string Sentence), string> _sentences;

    private RuleWords(
        Dictionary<(string, string), string> sentences,
        ImmutableDictionary<string, ImmutableArray<string>> failures
    ) => (_sentences, Failures) = (sentences.ToFrozenDictionary(), failures);

    /// <summary>Failures of the field (<c>F-01</c> ...) that a rule holds, by rule.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Failures { get; }

    public IEnumerable<(string Rule, string Sentence)> Ids => _sentences.Keys;

    public ImmutableArray<string> SentencesOf(string rule) =>
        [
            .. _sentences
                .Keys.Where(key => string.Equals(key.Rule, rule, StringComparison.Ordinal))
                .Select(key => key.Sentence)
                .Order(StringComparer.Ordinal),
        ];

    public string Template(string rule, string sentence) => _sentences[(rule, sentence)];

    public string Say(string rule, string sentence, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            known[name] = value;
        }
        return Text.Template.Fill(_sentences[(rule, sentence)], known.GetValueOrDefault)
            ?? throw new InvalidOperationException($"{rule} {sentence} has a place that nothing fills.");
    }

    public static RuleWords Read(YamlMap? file)
    {
        var sentences = new Dictionary<(string, string), string>();
        var failures = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var rule in file?.Keys.ToList() ?? [])
        {
            if (file!.Map(rule) is not { } map)
            {
                continue;
            }
            failures[rule] = map.Texts("failures", required: false);
            if (map.Map("sentences") is { } said)
            {
                foreach (var id in said.Keys.ToList())
                {
                    sentences[(rule, id)] = said.Text(id);
                    if (!Text.Template.IsWellFormed(sentences[(rule, id)]))
                    {
                        said.ProblemAt(id, "braces that are no place");
                    }
                }
            }
            map.Done();
        }
        return new RuleWords(sentences, failures.ToImmutable());
    }
}
