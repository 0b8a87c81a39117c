namespace Quell.Terminal.Verbs;

/// <summary><c>--surfaces</c>: where kubectl, aws and the ticket desks really go.</summary>
public enum SurfaceChoice
{
    Embedded,
    Real,
}
