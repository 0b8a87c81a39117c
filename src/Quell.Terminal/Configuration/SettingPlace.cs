namespace Quell.Terminal.Configuration;

/// <summary>Where the value of a setting comes from, in rising order.</summary>
public enum SettingPlace
{
    Default,
    File,
    Environment,
    Flag,
}
