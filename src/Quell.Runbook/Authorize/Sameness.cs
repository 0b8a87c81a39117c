namespace Quell.Runbook.Authorize;

/// <summary>Whether what a surface talks to is where the threat is.</summary>
public enum Sameness
{
    Same,
    Other,

    /// <summary>Nothing says so clearly; the person decides.</summary>
    CannotTell,
}
