using Quell.Domain.Questions;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Ports;

/// <summary>The only way to reach the person: tell something, or ask one question.</summary>
/// <remarks>A face adds no words of its own and decides nothing; it shows, and it hands back what was typed.</remarks>
public interface IOperator
{
    /// <summary>Name of the face, as journalled with each answer: <c>terminal</c>, <c>plain</c>.</summary>
    string Face { get; }

    /// <summary>True when a yes to a write has to name its number and action, as on a pipe.</summary>
    bool YesMustName { get; }

    /// <summary>True where what is told goes to a person's eyes and into no file: a terminal. Only there is a secret shown.</summary>
    bool ShowsSecrets => false;

    /// <summary>From where a face that can keep something in view takes the case at a glance; null when the run is over.</summary>
    void Follow(Func<CaseGlance>? glance) { }

    ValueTask TellAsync(Notice notice, CancellationToken cancellationToken);

    /// <summary>Shows one question, last and alone, and returns the typed words.</summary>
    /// <remarks>What was typed before the question was drawn is discarded where the face can tell.</remarks>
    ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken);
}
