namespace Quell.Runbook.Gates;

/// <summary>Names of the gate's checks, as journalled when one of them stops a call.</summary>
public static class Guardrails
{
    public const string Scope = "scope";
    public const string AllowList = "allow-list";
    public const string Grant = "grant";
    public const string Approval = "approval";
    public const string Drift = "drift";
    public const string Unreconciled = "unreconciled";
}
