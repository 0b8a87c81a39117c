namespace Quell.Domain.Approvals;

/// <summary>What the desk made of an answer.</summary>
public abstract record ApprovalDecision
{
    private ApprovalDecision() { }

    public sealed record Given(Approval Approval) : ApprovalDecision;

    public sealed record Refused(string Why) : ApprovalDecision;
}
