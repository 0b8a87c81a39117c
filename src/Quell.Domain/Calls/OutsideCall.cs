using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quell.Domain.Actions;

namespace Quell.Domain.Calls;

/// <summary>One call that leaves the program, as a value. Only the gate can carry it out.</summary>
public sealed record OutsideCall
{
    /// <summary>Names the call within its case: the same key is never sent twice.</summary>
    public required string Key { get; init; }
    public required Surface Surface { get; init; }
    public required CallRequest Request { get; init; }
    public required CallTarget Target { get; init; }

    /// <summary>Why, in words; it is narrated before the call is made.</summary>
    public required string Purpose { get; init; }
    public required Effect Effect { get; init; }

    /// <summary>
    /// The action and attempt that a write carries out, that a rehearsal rehearses, or whose target a read looks at; null
    /// for every other read.
    /// </summary>
    public ActionTry? Try { get; init; }

    /// <summary>For a read of one thing as it stands: JSON pointers of the fields that matter. Default for every other call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<string> Fields { get; init; }
}
