using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Knowledge;
using Quell.Knowledge.Selection;

namespace Quell.Runbook.Asking;

/// <summary>
/// Reads a choice word by word: what is wanted, what is left out, and what comes before what. The first thing that it
/// cannot read ends it; it never skips a word that it does not know.
/// </summary>
internal sealed class SelectionParser(Plan plan, ResponseKnowledge knowledge)
{
    private readonly SelectionMeaning _meaning = new(plan, knowledge);
    private readonly SelectionItems _items = new();
    private SelectionClause _clause = new();
    private string? _problem;

    // Leaving out: the word that began it, whether it takes a list, whether something was left out by it, and with a verb.
    private string? _leaving;
    private bool _leavesList;
    private bool _hasLeft;
    private bool _leftVerb;
    private SelectionToken? _between;

    public Heard Read(ImmutableArray<SelectionToken> tokens)
    {
        for (var at = 0; at < tokens.Length && _problem is null; at++)
        {
            at = Take(tokens, at);
        }
        Flush();
        EndLeaving();
        if (_problem is { } problem)
        {
            return new Heard.Unreadable(problem);
        }
        return _items.Resolve(plan);
    }

    /// <returns>The index of the last token that was taken.</returns>
    private int Take(ImmutableArray<SelectionToken> tokens, int at)
    {
        switch (tokens[at])
        {
            case SelectionToken.Break pause:
                Pause(pause, pause.IsStrong);
                break;
            case SelectionToken.Number number:
                return Number(tokens, at, number);
            case SelectionToken.Named named:
                Named(named);
                break;
            case SelectionToken.Content content:
                Content(content);
                break;
            case SelectionToken.By by:
                _clause.Surface = by.Surface;
                _clause.Said.Add(by.Said);
                break;
            case SelectionToken.Target target:
                _clause.Targets.Add(target.Said);
                _clause.Said.Add(target.Said);
                break;
            case SelectionToken.Part part:
                return Part(tokens, at, part);
            default:
                _problem = $"the word {SelectionMeaning.Quoted(tokens[at].Said)} is not understood";
                break;
        }
        return at;
    }

    private int Part(ImmutableArray<SelectionToken> tokens, int at, SelectionToken.Part part)
    {
        switch (part.Role)
        {
            case SelectionRole.Filler or SelectionRole.Range:
                break;
            case SelectionRole.And:
                Flush();
                _between = part;
                break;
            case SelectionRole.Then:
                Pause(part, isStrong: true);
                break;
            case SelectionRole.But when _clause.IsAll:
                Leave(part, takesList: true);
                break;
            case SelectionRole.But:
                Pause(part, isStrong: true);
                break;
            case SelectionRole.Or when _leaving is not null:
                Flush();
                _between = part;
                break;
            case SelectionRole.Not or SelectionRole.Without:
                Leave(part, part.Role == SelectionRole.Without);
                break;
            case SelectionRole.First or SelectionRole.Last:
                Flush();
                EndLeaving();
                _problem ??= _items.Mark(part.Role == SelectionRole.First ? -1 : 1, part.Said);
                break;
            case SelectionRole.Before or SelectionRole.After:
                Flush();
                EndLeaving();
                _problem ??= _items.Relate(part.Role == SelectionRole.Before, part.Said);
                break;
            case SelectionRole.FirstOf or SelectionRole.LastOf:
                return Counted(tokens, at, part);
            case SelectionRole.All:
                NewClauseIf(
                    _clause.Kind is not null
                        || _clause.ActionType is not null
                        || !_clause.Words.TrueForAll(knowledge.Selection.IsVerb)
                );
                _clause.IsAll = true;
                _clause.Said.Add(part.Said);
                break;
            case SelectionRole.Rest:
                Flush();
                Add((new SelectionItem(part.Said, [], []) { IsRest = true }, null), isVerb: true);
                break;
            case SelectionRole.Reverse:
                Flush();
                _items.IsReversed = true;
                break;
            case SelectionRole.Evidence
            or SelectionRole.Containment
            or SelectionRole.Destruction
            or SelectionRole.Reversible
            or SelectionRole.Irreversible:
                NewClauseIf(_clause.Kind is not null || _clause.ActionType is not null);
                _clause.Kind = part.Role;
                _clause.Said.Add(part.Said);
                break;
            case SelectionRole.Approval:
                _problem =
                    $"{SelectionMeaning.Quoted(part.Said)} approves nothing here: this is an order of work, and each action asks for its own yes";
                break;
            case SelectionRole.None:
                _problem = $"{SelectionMeaning.Quoted(part.Said)} and something else cannot both be meant";
                break;
            default:
                _problem = $"{SelectionMeaning.Quoted(part.Said)} leaves it open; say what to run, in which order";
                break;
        }
        return at;
    }

    private int Number(ImmutableArray<SelectionToken> tokens, int at, SelectionToken.Number number)
    {
        Flush();
        if (
            at + 2 < tokens.Length
            && tokens[at + 1] is SelectionToken.Part { Role: SelectionRole.Range }
            && tokens[at + 2] is SelectionToken.Number end
        )
        {
            var inList = number.Value >= 1 && number.Value <= end.Value && end.Value <= plan.Actions.Length;
            var said = $"{number.Said} to {end.Said}";
            Add(
                inList
                    ? (_meaning.Range(number.Value, end.Value, said), null)
                    : (null, $"there are no numbers {SelectionMeaning.Quoted(said)} in this list"),
                isVerb: false
            );
            return at + 2;
        }
        // "The second one" is one action and not two.
        if (number.Said is "one" && at > 0 && tokens[at - 1] is SelectionToken.Number)
        {
            return at;
        }
        Add(_meaning.Of(number.Value, number.Said), isVerb: false);
        return at;
    }

    /// <summary>"The first two", "the last one", "the first".</summary>
    private int Counted(ImmutableArray<SelectionToken> tokens, int at, SelectionToken.Part part)
    {
        Flush();
        var counted = at + 1 < tokens.Length && tokens[at + 1] is SelectionToken.Number;
        var count = counted ? ((SelectionToken.Number)tokens[at + 1]).Value : 1;
        var said = counted ? $"{part.Said} {tokens[at + 1].Said}" : part.Said;
        if (count < 1 || count > plan.Actions.Length)
        {
            _problem = $"this list has no {SelectionMeaning.Quoted(said)}";
            return at;
        }
        var from = part.Role == SelectionRole.FirstOf ? 1 : plan.Actions.Length - count + 1;
        Add((_meaning.Range(from, from + count - 1, said), null), isVerb: false);
        return counted ? at + 1 : at;
    }

    private void Named(SelectionToken.Named named)
    {
        Flush();
        _clause.ActionType = named.ActionType;
        _clause.Said.Add(named.Said);
        if (named.IsSpelled)
        {
            Flush();
        }
    }

    private void Content(SelectionToken.Content content)
    {
        // A second verb begins another clause: "cut the network kill the process".
        NewClauseIf(
            knowledge.Selection.IsVerb(content.Word)
                && (_clause.HasVerb(knowledge.Selection) || _clause.ActionType is not null)
        );
        _clause.Words.Add(content.Word);
        _clause.Said.Add(content.Said);
    }

    private void NewClauseIf(bool begins)
    {
        if (begins)
        {
            Flush();
        }
    }

    private void Pause(SelectionToken by, bool isStrong)
    {
        Flush();
        if (isStrong)
        {
            EndLeaving();
        }
        _between = by;
        _items.EndSegment();
    }

    private void Leave(SelectionToken.Part part, bool takesList)
    {
        Flush();
        if (_leaving is { } before && !_hasLeft)
        {
            _problem ??= $"{SelectionMeaning.Quoted($"{before} {part.Said}")} can be read in two ways";
        }
        (_leaving, _leavesList, _hasLeft, _leftVerb, _between) = (part.Said, takesList, false, false, null);
    }

    private void EndLeaving()
    {
        if (_leaving is { } word && !_hasLeft)
        {
            _problem ??= $"{SelectionMeaning.Quoted(word)} leaves something out, and nothing of this list follows it";
        }
        _leaving = null;
    }

    /// <summary>"Leave the pod alone, run everything else".</summary>
    private void EndLeavingAfterPause()
    {
        if (_hasLeft && _between is SelectionToken.Break)
        {
            EndLeaving();
        }
    }

    private void Flush()
    {
        if (_clause.IsEmpty)
        {
            return;
        }
        var clause = _clause;
        _clause = new SelectionClause();
        if (clause.IsAll)
        {
            EndLeavingAfterPause();
        }
        var isVerb =
            clause.HasVerb(knowledge.Selection) || (clause.ActionType is not null && clause.Text.Contains(' '));
        if (Continues(isVerb, clause.Text))
        {
            Add(_meaning.Of(clause, _leaving is not null), isVerb, asked: true);
        }
    }

    /// <summary>Whether what comes now is still left out. Where that can be read in two ways, it is asked about.</summary>
    private bool Continues(bool isVerb, string said)
    {
        if (_leaving is null || !_hasLeft || _between is null)
        {
            return true;
        }
        var comma = _between is SelectionToken.Break;
        var and = _between is SelectionToken.Part { Role: SelectionRole.And };
        if (comma && isVerb && !(_leavesList && _leftVerb))
        {
            _leaving = null;
        }
        else if ((and && isVerb) || (comma && (isVerb || !_leavesList)))
        {
            _problem ??=
                $"whether {SelectionMeaning.Quoted(said)} after {SelectionMeaning.Quoted(_leaving)} is wanted or left out can be read in two ways; use `;` between them";
        }
        return _problem is null;
    }

    private void Add((SelectionItem? Item, string? Problem) found, bool isVerb, bool asked = false)
    {
        if (found.Item is not { } item)
        {
            _problem ??= found.Problem;
            return;
        }
        if (!asked && !Continues(isVerb, item.Said))
        {
            return;
        }
        _problem ??= _items.Add(item with { IsLeftOut = _leaving is not null });
        _hasLeft |= _leaving is not null;
        _leftVerb |= _leaving is not null && isVerb;
        _between = null;
    }
}
