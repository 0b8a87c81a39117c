namespace Quell.Domain.Responses;

/// <summary>How far an execution is, read from the tenant's word.</summary>
public enum ExecutionPhase
{
    Enqueued,
    InProgress,
    Completed,
    Failed,
    Unrecognised,
}
