namespace Quell.Runbook.Preflight;

/// <summary>How a check of <c>quell doctor</c> came out.</summary>
public enum DoctorStatus
{
    Ok,

    /// <summary>Quell does without it, with less.</summary>
    Missing,

    /// <summary>Quell cannot do its work like this.</summary>
    Failed,
    NotChecked,
}
