namespace Quell.Sysdig.Wire;

/// <summary>What carries the messages of one link: a pair of streams, or HTTP.</summary>
internal interface ICarrier : IAsyncDisposable
{
    /// <summary>True as soon as nothing more can come.</summary>
    bool HasEnded { get; }

    /// <summary>Cancelled soon after nothing more can come.</summary>
    CancellationToken End { get; }

    /// <summary>Judges every message that comes.</summary>
    MessageJudge Judge { get; }

    /// <summary>Begins to watch one request, which the calling method is about to make.</summary>
    IExchange Begin();

    /// <summary>What the far side left behind that explains why it does not answer, as the rest of a sentence.</summary>
    ValueTask<string> LastWordsAsync();

    /// <summary>Why the handshake failed.</summary>
    /// <param name="exchange">What was watched during the handshake.</param>
    ValueTask<WireReply> ExplainAsync(IExchange exchange, bool isLate);

    /// <summary>Ends what has to end before the client lets go of its streams.</summary>
    ValueTask StopAsync();
}
