using System.Collections.Immutable;

namespace Quell.Surfaces.Kubeconfig;

/// <summary>What the kubeconfig files of this machine say, merged as kubectl merges them. No cluster was asked.</summary>
public sealed record KubeconfigReading
{
    /// <summary>The files that were looked for, absolute, in order.</summary>
    public required ImmutableArray<string> Paths { get; init; }
    public string? CurrentContext { get; init; }
    public ImmutableArray<KubeconfigContext> Contexts { get; init; } = [];

    /// <summary>Why the files may not be used, or could not be read; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>True when the files may not be used because of whose they are.</summary>
    public bool Refused { get; init; }

    public KubeconfigContext? Find(string name) =>
        Contexts.FirstOrDefault(context => string.Equals(context.Name, name, StringComparison.Ordinal));
}
