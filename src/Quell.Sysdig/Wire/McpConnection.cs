using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Sysdig.Wire;

/// <summary>The connection to one endpoint over time: made when first needed, replaced after it was lost.</summary>
internal sealed class McpConnection(McpEndpoint endpoint, SysdigOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly McpConnector _connector = new(endpoint, options, time);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private McpLink? _link;
    private int _changes;
    private Known? _known;

    /// <summary>The tools as last listed, and the server's name; null before the first list and while they are changing.</summary>
    public Known? Now => _known is { } known && known.Changes == Volatile.Read(ref _changes) ? known : null;

    public bool WasReached => _known is not null;

    /// <summary>The live link, without making one; null when there is none.</summary>
    public McpLink? Live => _link is { IsAlive: true } link ? link : null;

    /// <summary>Server programs started since this was last asked, for the journal.</summary>
    public ImmutableArray<ServerLaunch> TakeLaunches() => _connector.TakeLaunches();

    /// <summary>The live link, its tools listed; connects where there is none.</summary>
    /// <param name="relist">True to list the tools again on a link that is already there.</param>
    public async ValueTask<(McpLink? Link, WireReply? Failure)> EnsureAsync(
        bool relist,
        CancellationToken cancellationToken
    )
    {
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (Live is not { } link)
            {
                await DropAsync();
                var (made, failed) = await _connector.ConnectAsync(OnToolsChanged, cancellationToken);
                if (made is null)
                {
                    return (null, failed);
                }

                _link = link = made;
                relist = true;
            }

            if (!relist && Now is not null)
            {
                return (link, null);
            }

            return await ListAsync(link, cancellationToken) is { } failure ? (null, failure) : (link, null);
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _connecting.Dispose();
    }

    private async ValueTask<WireReply?> ListAsync(McpLink link, CancellationToken cancellationToken)
    {
        var changes = Volatile.Read(ref _changes);
        var (list, failure) = await ToolLister.ListAsync(link, options, cancellationToken);
        if (list is not null)
        {
            _known = new Known(Printable.Of(link.ServerName, 80), list, changes);
            return null;
        }

        return failure switch
        {
            WireReply.Error error => error,
            WireReply.Http http => http,
            WireReply.Garbled garbled => new WireReply.NotConnected("the list of tools: " + garbled.Why),
            WireReply.NotSent notSent => new WireReply.NotConnected(notSent.Why),
            WireReply.Lost lost => new WireReply.NotConnected(lost.Why),
            WireReply.TimedOut late => new WireReply.NotConnected("the list of tools: " + late.Why),
            _ => new WireReply.NotConnected("the list of tools did not come"),
        };
    }

    private void OnToolsChanged() => Interlocked.Increment(ref _changes);

    private async ValueTask DropAsync()
    {
        if (Interlocked.Exchange(ref _link, null) is { } link)
        {
            await link.DisposeAsync();
        }
    }

    /// <summary>What the server last said of itself.</summary>
    /// <param name="Changes">How many announced changes this list already holds.</param>
    public sealed record Known(string ServerName, ToolList List, int Changes);
}
