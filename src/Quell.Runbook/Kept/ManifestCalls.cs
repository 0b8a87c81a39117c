using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Kept;

/// <summary>Reads an object right before it is deleted, so that a person can create it again.</summary>
public static class ManifestCalls
{
    /// <summary>The source that citations name.</summary>
    public const string Source = "manifest before the delete";

    /// <summary>True for a read whose answer is kept in the form in which it can be created.</summary>
    public static bool Made(OutsideCall call) =>
        call.Effect == Effect.Read && CallKeys.SourceOf(call.Key) is Source && Deletes(call.Request) is false;

    /// <summary>The read that goes before a delete; null for an action that deletes nothing.</summary>
    /// <param name="scope">Tells one question's read from another's.</param>
    public static OutsideCall? Before(ResponseAction action, string scope) =>
        action.Request is CallRequest.Command { Argv: ["kubectl", "delete", var kind, var name, .. var flags] }
            ? new OutsideCall
            {
                Key = CallKeys.Of(scope, Source),
                Surface = action.Surface,
                Request = new CallRequest.Command(["kubectl", "get", kind, name, .. flags, "--output", "json"]),
                Target = action.Target,
                Purpose = $"saving the manifest of {action.Target.What} before it is deleted",
                Effect = Effect.Read,
            }
            : null;

    /// <summary>The manifest that the case saved for a delete; the latest one where there are several.</summary>
    public static KeptPiece? Saved(CaseState state, ResponseAction action) =>
        Before(action, string.Empty) is { } read
            ? state.Kept.FindLast(piece =>
                piece.Kind == KeptKind.Manifest
                && string.Equals(piece.Source, read.Request.Text, StringComparison.Ordinal)
            )
            : null;

    private static bool Deletes(CallRequest request) =>
        request is CallRequest.Command { Argv: ["kubectl", "delete", ..] };
}
