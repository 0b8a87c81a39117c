using Quell.Runbook.Cases;

namespace Quell.Runbook.Flow;

/// <summary>One step of the runbook. It reads the case and says what the case needs next; it calls nothing.</summary>
public interface IStep
{
    /// <returns>Null when this step is done for now and the one after it may go on.</returns>
    Next? Next(CaseState state, DateTimeOffset now);
}
