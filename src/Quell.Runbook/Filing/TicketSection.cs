using System.Collections.Immutable;

namespace Quell.Runbook.Filing;

/// <summary>A heading of Quell's own and what stands under it. The lines are outside text: every format quotes them as code.</summary>
public sealed record TicketSection(string Heading, ImmutableArray<string> Lines);
