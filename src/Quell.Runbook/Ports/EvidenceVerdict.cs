using System.Collections.Immutable;

namespace Quell.Runbook.Ports;

/// <summary>Whether the evidence of a case is what its journal says was kept.</summary>
/// <param name="Sound">True when every piece is there and unchanged, nothing else lies beside them, and the manifest contradicts nothing.</param>
/// <param name="Pieces">How many pieces the journal names, each digest once.</param>
/// <param name="Findings">One sentence each, also what is no fault.</param>
public sealed record EvidenceVerdict(bool Sound, int Pieces, ImmutableArray<string> Findings);
