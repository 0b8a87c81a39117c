namespace Quell.Sysdig.Wire;

/// <summary>What is seen of one request from below the protocol library.</summary>
internal interface IExchange
{
    /// <summary>True when the request left this program, or may have.</summary>
    bool Departed { get; }

    /// <summary>How the request failed, where the carrier knows better than the exception says.</summary>
    WireReply? Failure { get; }
}
