using System.Collections.Immutable;
using System.CommandLine;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Terminal.Configuration;

namespace Quell.Terminal.Completing;

/// <summary>What a command line that was begun can go on with.</summary>
internal sealed class Completion
{
    private readonly ICompletionSource? _source;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private Command _verb;
    private Option? _awaiting;
    private readonly List<string> _arguments = [];
    private bool _onlyArguments;
    private string? _state;

    private Completion(Command program, ICompletionSource? source) => (_verb, _source) = (program, source);

    /// <param name="words">Those after the program's name; the last is the one that is being typed, and may be empty.</param>
    public static ImmutableArray<Candidate> Of(Command program, IReadOnlyList<string> words, ICompletionSource? source)
    {
        if (words.Count == 0)
        {
            return [];
        }
        var completion = new Completion(program, source);
        foreach (var word in words.SkipLast(1))
        {
            completion.Take(word);
        }
        return completion.Next(words[^1]);
    }

    private void Take(string word)
    {
        if (_awaiting is { } option)
        {
            Note(option, word);
            _awaiting = null;
        }
        else if (!_onlyArguments && word is "--")
        {
            _onlyArguments = true;
        }
        else if (!_onlyArguments && word.StartsWith('-'))
        {
            TakeOption(word);
        }
        else if (_verb.Subcommands.FirstOrDefault(verb => verb.Name == word) is { } verb)
        {
            _verb = verb;
        }
        else
        {
            _arguments.Add(word);
        }
    }

    private void TakeOption(string word)
    {
        var (name, value) = word.Split('=', 2) is [var before, var after] ? (before, after) : (word, null);
        if (_verb.Options.FirstOrDefault(option => option.Name == name) is not { } option)
        {
            return;
        }
        _used.Add(name);
        if (value is not null)
        {
            Note(option, value);
        }
        else if (option.Arity.MinimumNumberOfValues > 0)
        {
            _awaiting = option;
        }
    }

    private void Note(Option option, string value) =>
        _state = option.Name == SettingCatalog.State.Flag ? value : _state;

    private ImmutableArray<Candidate> Next(string begun)
    {
        if (_awaiting is { } option)
        {
            return Fitting(Values(option), begun);
        }
        if (!_onlyArguments && begun.StartsWith('-'))
        {
            return begun.Split('=', 2) is [var name, _] ? WithValue(name, begun) : Fitting(Options(), begun);
        }
        var here = Fitting(Verbs().Concat(Argument()), begun);
        return here.IsEmpty && begun.Length == 0 && !_onlyArguments ? Fitting(Options(), begun) : here;
    }

    private ImmutableArray<Candidate> WithValue(string name, string begun) =>
        _verb.Options.FirstOrDefault(option => option.Name == name) is { } option
            ? Fitting(
                Values(option)
                    .Where(value => value != Candidate.File && value != Candidate.Folder)
                    .Select(value => value with { Text = $"{name}={value.Text}" }),
                begun
            )
            : [];

    private IEnumerable<Candidate> Verbs() =>
        _verb.Subcommands.Where(verb => !verb.Hidden).Select(verb => new Candidate(verb.Name, Short(verb.Description)));

    private IEnumerable<Candidate> Options() =>
        _verb
            .Options.Where(option => !option.Hidden && !_used.Contains(option.Name))
            .Select(option => new Candidate(option.Name, Short(option.Description)));

    private IEnumerable<Candidate> Argument() =>
        _verb.Subcommands.Count == 0 && _arguments.Count < _verb.Arguments.Count
            ? Values(_verb.Arguments[_arguments.Count].HelpName ?? _verb.Arguments[_arguments.Count].Name)
            : [];

    private IEnumerable<Candidate> Values(Option option) =>
        option.Name switch
        {
            "--context" => Names(_source?.Contexts()),
            "--profile" => Names(_source?.Profiles()),
            _ => Values(option.HelpName),
        };

    /// <summary>What stands for a value in help says what kind of value it is.</summary>
    private IEnumerable<Candidate> Values(string? stands) =>
        stands switch
        {
            "FILE" => [Candidate.File],
            "DIR" => [Candidate.Folder],
            "CASE" => Names(_source?.Cases(_state)),
            "ACTION" => (_source?.Undoable(_arguments[0], _state) ?? [])
                .Where(known => IsOneWord(known.Id))
                .Select(known => new Candidate(known.Id, Short(known.Says))),
            "SCENARIO" => Scenarios(string.Empty),
            "embedded[:SCENARIO]" => Scenarios("embedded:").Prepend(new Candidate("embedded", "the first scenario")),
            "kubectl,aws" => [new("kubectl"), new("aws"), new("kubectl,aws")],
            { } words when words.Contains('|', StringComparison.Ordinal) || words.All(char.IsAsciiLetterLower) => words
                .Split('|')
                .Where(word => word.Length > 0)
                .Select(word => new Candidate(word)),
            _ => [],
        };

    private IEnumerable<Candidate> Scenarios(string prefix) =>
        (_source?.Scenarios() ?? []).Select(known => new Candidate(prefix + known.Name, Short(known.Title)));

    private static IEnumerable<Candidate> Names(IEnumerable<string>? names) =>
        (names ?? []).Where(IsOneWord).Select(name => new Candidate(name));

    /// <summary>
    /// A shell puts what is offered into the line as it is, and Enter runs the line: a name that a shell would read as more
    /// than one plain word, or the program as an option, has to be typed.
    /// </summary>
    private static bool IsOneWord(string name) =>
        name is not ['-' or ':', ..] && string.Equals(ShellWord.Quote(name), name, StringComparison.Ordinal);

    private static ImmutableArray<Candidate> Fitting(IEnumerable<Candidate> candidates, string begun) =>
        [
            .. candidates.Where(candidate =>
                candidate == Candidate.File
                || candidate == Candidate.Folder
                || candidate.Text.StartsWith(begun, StringComparison.Ordinal)
            ),
        ];

    /// <summary>One line without tabs; the shells print it as it is.</summary>
    private static string Short(string? text) => Printable.Line((text ?? string.Empty).TrimEnd('.'));
}
