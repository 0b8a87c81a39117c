namespace Quell.Runbook.Gates;

/// <summary>Ids of the guardrails that stop a call, as journalled; see docs/guide/guardrails.md.</summary>
public static class Guardrails
{
    public const string Scope = "G-19";
    public const string AllowList = "G-18";
    public const string Grant = "G-20";
    public const string Approval = "G-01";
    public const string Drift = "G-09";
    public const string Secrets = "G-22";
    public const string Unreconciled = "G-24";
}
