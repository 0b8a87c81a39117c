namespace Quell.Domain.Calls;

/// <summary>How a <see cref="Surface"/> is named to people.</summary>
public static class SurfaceWords
{
    public static string Word(this Surface surface) =>
        surface switch
        {
            Surface.Sysdig => "Sysdig API",
            Surface.Kubectl => "kubectl",
            Surface.Aws => "AWS CLI",
            Surface.Jira => "Jira",
            Surface.PagerDuty => "PagerDuty",
            _ => throw new ArgumentOutOfRangeException(nameof(surface)),
        };
}
