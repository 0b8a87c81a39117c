namespace Quell.Domain;

/// <summary>What the program ends with. There are no other codes.</summary>
public enum ExitCode
{
    /// <summary>The threat is cleared, or every action was declined or filed, or the verb did its job.</summary>
    Success = 0,

    /// <summary>The program failed; for <c>case verify</c>: the journal is broken; for <c>undo</c>: the undo failed.</summary>
    ProgramFailed = 1,

    /// <summary>The command line was not understood; nothing was started.</summary>
    BadUsage = 2,

    /// <summary>The preflight or the input stopped it, such as an unreachable server or an unknown event.</summary>
    StoppedByInput = 3,

    /// <summary>The watcher saw the threat fire again.</summary>
    StillActive = 4,

    /// <summary>
    /// The watch proved nothing, or an approved action failed, is pending or unknown, or the run was interrupted after a write.
    /// </summary>
    Inconclusive = 5,

    /// <summary>Stopped, or everything declined, before any write.</summary>
    StoppedBeforeWrite = 6,
}
