namespace Quell.Runbook.Gates;

/// <summary>What a surface may be used for.</summary>
public enum Access
{
    Read,
    Write,
}
