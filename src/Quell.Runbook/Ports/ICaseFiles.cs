namespace Quell.Runbook.Ports;

/// <summary>The folder where investigations leave their case files. Anybody may write there.</summary>
public interface ICaseFiles
{
    /// <summary>The newest case file that names the event, or why it was ignored.</summary>
    PriorCase Find(string eventId);

    /// <summary>Writes a new file for this user alone. What is there already is never touched: a later name is taken.</summary>
    /// <param name="shortId">The beginning of the event id that the name carries.</param>
    /// <param name="at">UTC; the stamp in the name.</param>
    CaseFileWriting Create(string shortId, DateTimeOffset at, ReadOnlySpan<byte> content);
}
