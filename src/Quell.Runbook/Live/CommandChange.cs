using System.Collections.Immutable;

namespace Quell.Runbook.Live;

/// <summary>What one command changes: the exact line that reads it, the fields that matter, and how its success shows.</summary>
/// <remarks>
/// Read from the command itself, so that an action, its undo and a command of a person's own card are looked at in the
/// same way: before, right before, after, and when it is taken back.
/// </remarks>
public sealed record CommandChange
{
    public required ChangeKind Kind { get; init; }

    /// <summary>The line that reads the thing as it stands.</summary>
    public required ImmutableArray<string> Read { get; init; }

    /// <summary>The thing in words, such as <c>deployment shop/checkout</c> or <c>role checkout-irsa</c>.</summary>
    public required string What { get; init; }

    /// <summary>The fields that the command sets.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Fields that show how far what follows from it has come.</summary>
    public ImmutableArray<string> Progress { get; init; } = [];

    /// <summary>
    /// True where the command carries a precondition that the far side checks. Where it does not, what is read right before
    /// is all that tells, and between that and the write a window remains.
    /// </summary>
    public required bool IsPinned { get; init; }

    /// <summary>Every field that a look keeps.</summary>
    public ImmutableArray<string> Kept =>
        [
            .. Fields
                .Select(change => change.Pointer)
                .Concat(Progress)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
