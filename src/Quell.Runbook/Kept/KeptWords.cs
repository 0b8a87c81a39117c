using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Kept;

/// <summary>The evidence of a case in words, for the report and for ticket texts.</summary>
public static class KeptWords
{
    public static string Kind(KeptKind kind) =>
        kind switch
        {
            KeptKind.Collected => "collected",
            KeptKind.Manifest => "manifest",
            _ => "answer",
        };

    /// <summary>What was kept on purpose, one line each, and how much else there is; empty where nothing was.</summary>
    public static ImmutableArray<string> Lines(CaseState state)
    {
        if (!OnPurpose(state).Any())
        {
            return [];
        }
        var answers = state.Kept.Count(static piece => piece.Kind == KeptKind.Answer);
        return
        [
            .. OnPurpose(state).Select(static piece => $"Evidence kept: {Line(piece)}"),
            $"{answers} answers of calls are kept as well; {EvidenceManifest.FileName} lists every piece with its SHA-256, and `quell case verify {state.Opened?.Case}{TenantSource.StateOption(state.StateFolder)}` checks them.",
        ];
    }

    /// <summary>The same for a ticket, which is read away from the case: only what was kept on purpose.</summary>
    public static ImmutableArray<string> ForTicket(CaseState state) =>
        [.. OnPurpose(state).Select(static piece => $"Evidence: {Line(piece)}")];

    public static string Line(KeptPiece piece) =>
        $"{piece.Id} {Kind(piece.Kind)}{(piece.Try is { } tried ? $" by {tried}" : "")}: {Printable.Of(piece.Source, 300)}, {piece.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}, {piece.Bytes.ToString(CultureInfo.InvariantCulture)} bytes, SHA-256 {piece.Sha256}, by {Printable.Of(piece.Who, 80)}";

    private static IEnumerable<KeptPiece> OnPurpose(CaseState state) =>
        state.Kept.Where(static piece => piece.Kind != KeptKind.Answer);
}
