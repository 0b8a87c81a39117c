using System.Collections.Frozen;
using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Selection;

/// <summary>The words in which people choose actions, from <c>Words/selection.yaml</c> and the files beside it.</summary>
public sealed class SelectionWords
{
    private readonly FrozenDictionary<string, SelectionRole> _roles;
    private readonly FrozenDictionary<string, Surface> _surfaces;
    private readonly FrozenDictionary<string, ActionNames> _actions;
    private readonly FrozenDictionary<ActionPhase, ImmutableHashSet<string>> _shared;
    private readonly FrozenSet<string> _content;
    private readonly FrozenSet<string> _verbs;

    internal SelectionWords(
        IReadOnlyDictionary<string, SelectionRole> roles,
        IReadOnlyDictionary<string, Surface> surfaces,
        IReadOnlyDictionary<string, ActionNames> actions,
        IReadOnlyDictionary<ActionPhase, ImmutableHashSet<string>> shared
    )
    {
        _roles = roles.ToFrozenDictionary(StringComparer.Ordinal);
        _surfaces = surfaces.ToFrozenDictionary(StringComparer.Ordinal);
        _actions = actions.ToFrozenDictionary(StringComparer.Ordinal);
        _shared = shared.ToFrozenDictionary();
        var verbs = actions.Values.SelectMany(names => names.Verbs).Concat(shared.Values.SelectMany(words => words));
        var things = actions.Values.SelectMany(names => names.Things).ToFrozenSet(StringComparer.Ordinal);
        _verbs = verbs.Where(word => !things.Contains(word)).ToFrozenSet(StringComparer.Ordinal);
        _content = actions
            .Values.SelectMany(names => names.With.Concat(names.Touches))
            .Concat(things)
            .Concat(_verbs)
            .ToFrozenSet(StringComparer.Ordinal);
        LongestPhrase = _roles.Keys.Concat(_content).Concat(_surfaces.Keys).Select(WordCount).DefaultIfEmpty(1).Max();
    }

    /// <summary>How many words the longest phrase has.</summary>
    public int LongestPhrase { get; }

    public SelectionRole? Role(string phrase) => _roles.TryGetValue(phrase, out var role) ? role : null;

    public Surface? Surface(string phrase) => _surfaces.TryGetValue(phrase, out var surface) ? surface : null;

    /// <summary>The form in which a word is known that names or accompanies an action: <c>cutting</c> as <c>cut</c>. Null for any other.</summary>
    public string? Content(string phrase) => WordForms.Of(phrase).FirstOrDefault(_content.Contains);

    /// <summary>True for a word that is only ever something to do.</summary>
    public bool IsVerb(string word) => _verbs.Contains(word);

    public ActionNames Of(string type) => _actions.GetValueOrDefault(type, ActionNames.None);

    /// <summary>Verbs that every action of a phase takes.</summary>
    public bool IsShared(ActionPhase phase, string word) =>
        _shared.TryGetValue(phase, out var words) && words.Contains(word);

    internal IEnumerable<string> Types => _actions.Keys;

    private static int WordCount(string phrase) => phrase.Split(' ').Length;
}
