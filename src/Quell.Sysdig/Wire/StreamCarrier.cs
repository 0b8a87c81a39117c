using Quell.Domain.Calls;
using Quell.Sysdig.Parsing;

namespace Quell.Sysdig.Wire;

/// <summary>A pair of streams, and the process at their other end where there is one.</summary>
internal sealed class StreamCarrier(
    SentStream sent,
    BoundedLineStream received,
    LaunchedServer? server,
    TimeSpan connectTimeout
) : ICarrier
{
    private bool _isStopped;

    public bool HasEnded => received.HasEnded;

    public CancellationToken End => received.End;

    public MessageJudge Judge => received.Judge;

    public IExchange Begin() => new Exchange(sent, received);

    public ValueTask<string> LastWordsAsync() => LastWords.OfAsync(server, received);

    public async ValueTask<WireReply> ExplainAsync(IExchange exchange, bool isLate)
    {
        var words = await LastWordsAsync();
        if (server?.Stderr.Text() is { Length: > 0 } stderr && IsChallenge(RefusalReader.Read(stderr)))
        {
            return new WireReply.Error(0, server.Stderr.Shown());
        }

        return new WireReply.NotConnected(
            isLate
                ? $"no handshake within {connectTimeout.TotalSeconds:0} s{words}"
                : $"the connection ended during the handshake{words}"
        );
    }

    // The process first: while it lives, a read of its output cannot be called back.
    public async ValueTask StopAsync()
    {
        if (server is not null && !_isStopped)
        {
            _isStopped = true;
            await server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await sent.DisposeAsync();
        await received.DisposeAsync();
    }

    private static bool IsChallenge(ServiceRefusal refusal) =>
        refusal.Kind is RefusalKind.NotAuthenticated
        || (refusal.Kind, refusal.Status) is (RefusalKind.PermissionMissing, 403);

    private sealed class Exchange(SentStream sent, BoundedLineStream received) : IExchange
    {
        private readonly long _before = sent.Departures;

        public bool Departed => sent.Departures != _before;

        public WireReply? Failure => received.Broken is { } broken ? new WireReply.Garbled(broken) : null;
    }
}
