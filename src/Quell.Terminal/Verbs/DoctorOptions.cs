using Quell.Terminal.Configuration;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell doctor</c></summary>
public sealed record DoctorOptions
{
    /// <summary>Only print what is set, and where; nothing is reached.</summary>
    public bool Config { get; init; }

    /// <summary>What the configuration file, the environment and the flags say.</summary>
    public Settings.InForce Settings { get; init; } = (Settings.InForce)Configuration.Settings.None;
    public required TenantOptions Tenant { get; init; }
    public string? State { get; init; }
    public bool Plain { get; init; }
}
