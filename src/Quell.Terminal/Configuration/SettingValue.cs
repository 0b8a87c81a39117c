namespace Quell.Terminal.Configuration;

/// <summary>One setting with its value and where that comes from.</summary>
/// <param name="From">In words: a variable's name, or a file and line.</param>
public sealed record SettingValue(Setting Setting, string Text, SettingPlace Place, string From);
