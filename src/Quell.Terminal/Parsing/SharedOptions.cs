using System.CommandLine;
using Quell.Terminal.Configuration;

namespace Quell.Terminal.Parsing;

/// <summary>Options that several verbs take, each spelled once.</summary>
internal static class SharedOptions
{
    public static Option<string?> State() =>
        new(SettingCatalog.State.Flag!)
        {
            Description = SettingCatalog.State.Does,
            HelpName = SettingCatalog.State.HelpName,
            CustomParser = Values.Path("--state"),
        };

    public static Option<string?> CaseFiles() =>
        new(SettingCatalog.CaseFiles.Flag!)
        {
            Description = SettingCatalog.CaseFiles.Does,
            HelpName = SettingCatalog.CaseFiles.HelpName,
            CustomParser = Values.Path("--case-files"),
        };

    public static Option<bool> Json() =>
        new("--json") { Description = "One JSON document on stdout; words for people on stderr" };

    public static Option<bool> Plain() => new(SettingCatalog.Plain.Flag!) { Description = SettingCatalog.Plain.Does };

    /// <summary>A number whose range and usual value the settings know.</summary>
    public static Option<int> Number(Setting setting) =>
        new(setting.Flag!)
        {
            Description = $"{setting.Does}: {setting.Range.Least} to {setting.Range.Most}",
            HelpName = setting.HelpName,
            CustomParser = Values.Number(setting),
            DefaultValueFactory = _ => setting.UsualNumber,
        };
}
