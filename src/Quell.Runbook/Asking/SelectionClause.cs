using Quell.Domain.Calls;
using Quell.Knowledge.Selection;

namespace Quell.Runbook.Asking;

/// <summary>Words that together mean some actions: "everything reversible", "cut the pod's network".</summary>
internal sealed class SelectionClause
{
    public List<string> Said { get; } = [];

    public List<string> Words { get; } = [];

    public List<string> Targets { get; } = [];

    public string? ActionType { get; set; }

    public Surface? Surface { get; set; }

    /// <summary>One of the roles that stand for a kind of action; null where none was said.</summary>
    public SelectionRole? Kind { get; set; }

    public bool IsAll { get; set; }

    public bool IsEmpty => Said.Count == 0;

    public string Text => string.Join(' ', Said);

    public bool HasVerb(SelectionWords words) => Words.Any(words.IsVerb);
}
