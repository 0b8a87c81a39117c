using Quell.Domain.Calls;

namespace Quell.Runbook.Ports;

/// <summary>A surface whose answers can hold links that open a file by themselves. Nothing but the gate calls it.</summary>
public interface ILinkSurface : ISurface
{
    /// <summary>Carries out a read and hands out, beside the redacted answer, the links in it with their signatures.</summary>
    ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken);
}
