using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Kept;

/// <summary>The way back from a delete: Quell creates nothing, so it is a line for a person, with the manifest that was saved.</summary>
public static class ManifestRecovery
{
    /// <summary>Where the case lies, as it is looked at right before a delete is asked about.</summary>
    public const string Folder = "case-folder";

    /// <summary>Saves the manifest of what an action would delete; null once it is saved, and for any other action.</summary>
    /// <param name="scope">Tells one question from another: the object is read anew for each.</param>
    public static Next? Save(CaseState state, ResponseAction action, string scope) =>
        ManifestCalls.Before(action, scope) is { } read ? Steps.Look(state, Folder) ?? Steps.Reads(state, read) : null;

    /// <summary>Why the delete must not be asked about: what it deletes could not be saved first. Null where it is saved.</summary>
    public static string? WhyNot(CaseState state, ResponseAction action, string scope) =>
        ManifestCalls.Before(action, scope) is not { } read ? null
        : state.Reading(read.Key) is not null && state.Call(read.Key)?.Ended?.Evidence is not null ? null
        : $"its manifest could not be saved first ({state.Call(read.Key)?.Failure ?? "no answer was kept"}), and there is no other way back";

    /// <summary>The undo slot with the exact line in place of the card's words, once the manifest is saved.</summary>
    public static UndoSlot With(CaseState state, ResponseAction action) =>
        action.Undo is UndoSlot.None none && Line(state, action) is { } line
            ? none with
            {
                ManualRecovery = $"a person creates it again, with its saved manifest: {line}",
            }
            : action.Undo;

    private static string? Line(CaseState state, ResponseAction action)
    {
        if (
            ManifestCalls.Saved(state, action) is not { } saved
            || state.Found(Folder) is not { } found
            || !found.TryGetValue("path", out var folder)
            || action.Request is not CallRequest.Command { Argv: ["kubectl", "delete", _, _, .. var flags] }
        )
        {
            return null;
        }
        ImmutableArray<string> argv = ["kubectl", "create", "-f", $"{folder}/{saved.File}", .. flags];
        return string.Join(' ', argv.Select(ShellWord.Quote));
    }
}
