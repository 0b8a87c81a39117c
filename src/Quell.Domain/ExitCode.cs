namespace Quell.Domain;

/// <summary>How the program ends. There are no other codes.</summary>
public enum ExitCode
{
    /// <summary><c>cleared</c>, or every action declined or filed, or the verb did its job.</summary>
    Success = 0,

    /// <summary>The program failed; for <c>case verify</c>: the journal is broken.</summary>
    ProgramFailed = 1,

    /// <summary>The command line could not be understood.</summary>
    BadUsage = 2,

    /// <summary>Preflight or input stopped it.</summary>
    StoppedByInput = 3,

    /// <summary>The threat fired again.</summary>
    StillActive = 4,

    /// <summary><c>inconclusive</c>, or an approved action failed, is pending or unknown, or interrupted after a write.</summary>
    Inconclusive = 5,

    /// <summary>Stopped or declined before any write.</summary>
    StoppedBeforeWrite = 6,
}
