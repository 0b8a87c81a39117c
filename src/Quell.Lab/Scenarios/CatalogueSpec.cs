using System.Collections.Immutable;
using Quell.Lab.Executions;

namespace Quell.Lab.Scenarios;

/// <summary>Which response actions the tenant offers.</summary>
/// <param name="Actions">The tenant-wide catalogue.</param>
/// <param name="Scoped">Types answered for an event; null derives them from the responders.</param>
internal sealed record CatalogueSpec(ImmutableArray<ActionDefinition> Actions, ImmutableHashSet<string>? Scoped);
