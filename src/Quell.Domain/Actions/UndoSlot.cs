using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quell.Domain.Calls;

namespace Quell.Domain.Actions;

/// <summary>The way back, known and journalled before the action is sent.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(None), "none")]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(CommandLine), "command")]
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

    /// <summary>A command takes it back; it is a write with a yes of its own.</summary>
    /// <param name="Argv">Program and arguments, known before the action runs.</param>
    /// <param name="Hazards">What the undo itself can do harm to.</param>
    public sealed record CommandLine(ImmutableArray<string> Argv, ImmutableArray<string> Hazards, string ManualRecovery)
        : UndoSlot
    {
        public override string ManualRecovery { get; init; } = ManualRecovery;

        [JsonIgnore]
        public string Text => string.Join(' ', Argv.Select(ShellWord.Quote));
    }

    [JsonIgnore]
    public bool Exists => this is Call or CommandLine;
}
