using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Quell.Domain.Actions;

/// <summary>The way back, known and journalled before the action is sent.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(None), "none")]
[JsonDerivedType(typeof(Call), "call")]
public abstract record UndoSlot
{
    private UndoSlot() { }

    /// <summary>There is no undo: what a person has to do by hand instead.</summary>
    public abstract string ManualRecovery { get; init; }

    public sealed record None(string ManualRecovery) : UndoSlot
    {
        public override string ManualRecovery { get; init; } = ManualRecovery;
    }

    /// <summary>The tenant can undo it by a call on the execution that the action makes.</summary>
    /// <param name="Type">The undo type that the tenant lists, such as <c>UNPAUSE_CONTAINER</c>.</param>
    /// <param name="Tool">The tool that undoes it.</param>
    /// <param name="Hazards">What the undo itself can do harm to.</param>
    /// <param name="Listed">Whether the tenant lists the undo type; an unlisted undo may fail.</param>
    public sealed record Call(
        string Type,
        string Tool,
        ImmutableArray<string> Hazards,
        bool Listed,
        string ManualRecovery
    ) : UndoSlot
    {
        public override string ManualRecovery { get; init; } = ManualRecovery;
    }

    [JsonIgnore]
    public bool Exists => this is Call;
}
