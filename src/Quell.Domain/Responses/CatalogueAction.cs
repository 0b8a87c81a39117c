using System.Collections.Immutable;

namespace Quell.Domain.Responses;

/// <summary>One response action that the tenant says it can run.</summary>
public sealed record CatalogueAction
{
    public required string Type { get; init; }
    public required ResponderType Responder { get; init; }
    public required ImmutableArray<ParameterSpec> Parameters { get; init; }
    public required ImmutableArray<ParameterSpec> Outputs { get; init; }
    public required string Description { get; init; }

    /// <summary>The tenant's word; what an undo really restores is another question.</summary>
    public required bool IsUndoable { get; init; }
}
