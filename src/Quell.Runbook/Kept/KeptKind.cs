namespace Quell.Runbook.Kept;

/// <summary>Why a piece of evidence was kept.</summary>
public enum KeptKind
{
    /// <summary>The answer of a call, kept so that what was read from it can be checked.</summary>
    Answer,

    /// <summary>Collected on purpose, by an evidence action behind its own yes.</summary>
    Collected,

    /// <summary>An object that was about to be deleted, in the form in which a person can create it again.</summary>
    Manifest,
}
