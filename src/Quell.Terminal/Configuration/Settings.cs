using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.Terminal.Configuration;

/// <summary>What is in force beside the flags of the command line, or the three lines that say why nothing is.</summary>
public abstract record Settings
{
    private Settings() { }

    /// <param name="Values">Those that were set, each at its highest place below the flags.</param>
    /// <param name="File">Where the configuration file is looked for; null where no home folder is known.</param>
    /// <param name="FileExists">False where there is none.</param>
    public sealed record InForce(ImmutableArray<SettingValue> Values, string? File, bool FileExists) : Settings
    {
        /// <summary>The value of a setting; null where none was set.</summary>
        public SettingValue? Of(Setting setting) => Values.FirstOrDefault(value => value.Setting == setting);
    }

    public sealed record NotUsable(Trouble Trouble) : Settings;

    /// <summary>Nothing was set.</summary>
    public static Settings None { get; } = new InForce([], null, FileExists: false);
}
