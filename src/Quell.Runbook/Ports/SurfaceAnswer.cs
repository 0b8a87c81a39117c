using System.Collections.Immutable;
using Quell.Domain.Calls;

namespace Quell.Runbook.Ports;

/// <summary>What a surface brought back.</summary>
/// <param name="Redacted">The raw answer as UTF-8 with secrets removed; empty when there was none.</param>
public sealed record SurfaceAnswer(CallOutcome Outcome, ReadOnlyMemory<byte> Redacted)
{
    /// <summary>Server programs that were started for this call, in order.</summary>
    public ImmutableArray<ServerLaunch> Launches { get; init; } = [];

    /// <summary>How the program of a write ended; null for everything else.</summary>
    public ProgramEnd? Program { get; init; }
}
