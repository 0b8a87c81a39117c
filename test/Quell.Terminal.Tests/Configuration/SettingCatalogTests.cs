using System.CommandLine;
using Quell.Terminal.Configuration;
using Quell.Terminal.Tests.Verbs;

namespace Quell.Terminal.Tests.Configuration;

public sealed class SettingCatalogTests
{
    private static readonly RootCommand s_program = CommandLine.Build(new RecordingVerbs());

    public static TheoryData<string> Keys => [.. SettingCatalog.All.Select(setting => setting.Key)];

    [Fact]
    public void Keys_variables_and_flags_are_given_once()
    {
        SettingCatalog.All.Select(setting => setting.Key).ShouldBeUnique();
        SettingCatalog.All.Select(setting => setting.Variable).ShouldBeUnique();
        SettingCatalog.All.Select(setting => setting.Flag).OfType<string>().ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_flag_takes_exactly_what_the_setting_takes(string key)
    {
        var setting = SettingCatalog.OfKey(key)!;
        if (setting.Flag is not { } flag)
        {
            return;
        }
        s_program
            .Subcommands.Single(verb => verb.Name == "respond")
            .Options.ShouldContain(option => option.Name == flag && option.Description!.StartsWith(setting.Does));
        foreach (
            var text in (string[])["1", "0", "60", "61", "301", "x", "embedded", "embedded:a", "a b", "true", "/a"]
        )
        {
            var parsed = s_program.Parse(["respond", flag, text], new ParserConfiguration());

            (parsed.Errors.Count == 0).ShouldBe(
                setting.Form.Matches(text),
                $"{flag} {text}: {string.Join("; ", parsed.Errors.Select(error => error.Message))}"
            );
        }
    }

    [Fact]
    public void What_is_usual_is_something_that_the_setting_takes() =>
        SettingCatalog
            .All.Where(setting => setting.Form is SettingForm.Whole or SettingForm.Switch)
            .ShouldAllBe(setting => setting.Form.Matches(setting.Usual!));

    [Fact]
    public void Real_surfaces_cannot_be_configured() =>
        SettingCatalog.All.ShouldNotContain(setting => setting.Key.Contains("surfaces"));
}
