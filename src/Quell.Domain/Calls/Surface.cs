namespace Quell.Domain.Calls;

/// <summary>A part of the outside world that calls go to. Reading and writing are authorised for each on its own.</summary>
public enum Surface
{
    Sysdig,
    Kubectl,
    Aws,
    Jira,
    PagerDuty,
}
