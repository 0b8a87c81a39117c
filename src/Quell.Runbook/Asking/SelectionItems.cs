using Quell.Domain.Plans;

namespace Quell.Runbook.Asking;

/// <summary>The parts of a choice in the order in which they are to run.</summary>
internal sealed class SelectionItems
{
    private readonly List<SelectionItem> _items = [];

    // Where the words since the last comma, semicolon or "then" began, and the part that was added last.
    private int _segment;
    private int _latest = -1;

    // "First" or "last", waiting for what it is about.
    private int _position;
    private string? _positionSaid;

    // "Before" or "after": what it was, where the next part goes, and where the part stands that began with it.
    private string? _relation;
    private int? _insertAt;
    private int? _anchor;
    private bool _anchorIsLater;

    public bool IsReversed { get; set; }

    /// <returns>What cannot be read; null when the part was taken.</returns>
    public string? Add(SelectionItem item)
    {
        if (item.IsLeftOut)
        {
            if ((_positionSaid ?? _relation) is { } placed)
            {
                return $"{SelectionMeaning.Quoted(placed)} gives a place to what is left out";
            }
            _items.Add(item);
            return null;
        }
        _latest = _insertAt ?? _items.Count;
        _items.Insert(_latest, item with { Position = _position });
        (_position, _positionSaid, _insertAt) = (0, null, null);
        _relation = _anchor is null ? null : _relation;
        return null;
    }

    /// <summary>"First" or "last": about what stands before it in the same breath, otherwise about what comes next.</summary>
    public string? Mark(int position, string said)
    {
        if (_items.Count > _segment && !_items[^1].IsLeftOut && _latest >= 0 && _relation is null)
        {
            return MarkLatest(position);
        }
        if (_position != 0 && _position != position)
        {
            return $"{SelectionMeaning.Quoted($"{_positionSaid} {said}")} cannot be read";
        }
        (_position, _positionSaid) = (position, said);
        return null;
    }

    /// <summary>"A before B" and "after B, A" are in order as they stand; "A after B" and "before B, A" are not.</summary>
    public string? Relate(bool isBefore, string said)
    {
        var follows = _items.Count > _segment;
        if (_relation is not null || _position != 0 || _items.Skip(_segment).Any(item => item.IsLeftOut))
        {
            return $"{SelectionMeaning.Quoted(said)} gives an order that cannot be read";
        }
        _relation = said;
        _insertAt = follows && !isBefore ? _segment : null;
        _anchor = follows ? null : _items.Count;
        _anchorIsLater = isBefore;
        return null;
    }

    public void EndSegment()
    {
        if (_anchor is { } anchor && _items.Count > anchor)
        {
            (_insertAt, _anchor) = (_anchorIsLater ? anchor : null, null);
        }
        _segment = _items.Count;
    }

    public Heard Resolve(Plan plan)
    {
        if (_relation is { } relation)
        {
            return new Heard.Unreadable($"{SelectionMeaning.Quoted(relation)} needs something on both sides");
        }
        if (_position != 0 && (_latest < 0 || _items[^1].IsLeftOut || MarkLatest(_position) is not null))
        {
            return new Heard.Unreadable($"{SelectionMeaning.Quoted(_positionSaid!)} says when, and not what");
        }
        return SelectionOrder.Of(plan, _items, IsReversed);
    }

    private string? MarkLatest(int position)
    {
        var marked = _items[_latest];
        _items[_latest] = marked with { Position = position };
        return marked.Position == 0 || marked.Position == position
            ? null
            : $"{SelectionMeaning.Quoted(marked.Said)} cannot be first and last";
    }
}
