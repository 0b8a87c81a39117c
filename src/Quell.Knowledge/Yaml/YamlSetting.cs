namespace Quell.Knowledge.Yaml;

/// <summary>One value of a file of settings.</summary>
/// <param name="Key">The names of the maps and its own, with dots between them.</param>
/// <param name="Line">1 for the first.</param>
public sealed record YamlSetting(string Key, string Value, int Line);
