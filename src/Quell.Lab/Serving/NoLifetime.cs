using Microsoft.Extensions.Hosting;

namespace Quell.Lab.Serving;

/// <summary>Leaves signals to the program around it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
