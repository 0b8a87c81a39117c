using Quell.Surfaces;
using Quell.Surfaces.Aws;

namespace Quell.Adapters.Tests.Surfaces.Aws;

public sealed class AwsProfilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quell-aws-profiles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_sections_of_the_config_file_are_the_profiles_and_nothing_else_is()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".aws"));
        Write(
            Path.Combine(_folder, ".aws", "config"),
            """
            [default]
            region = eu-west-1
            [profile audit]
            sso_session = corp
            [ profile prod@eu ]
            [sso-session corp]
            [services local]
            [profile audit]
            [profile two words; rm]
            # [profile commented]
            [profile broken
            """
        );

        Read().ShouldBe(["default", "audit", "prod@eu"]);
    }

    [Fact]
    public void The_variable_names_another_file()
    {
        Write(Path.Combine(_folder, "elsewhere"), "[profile other]");

        Read(("AWS_CONFIG_FILE", Path.Combine(_folder, "elsewhere"))).ShouldBe(["other"]);
    }

    [Fact]
    public void A_file_that_is_not_there_has_none() => Read().ShouldBeEmpty();

    [Fact]
    public void A_file_that_others_may_write_is_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        var file = Path.Combine(_folder, "open");
        Write(file, "[profile other]");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);

        Read(("AWS_CONFIG_FILE", file)).ShouldBeEmpty();
    }

    private IEnumerable<string> Read(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HOME"] = _folder };
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }
        return AwsProfiles.Read(ProgramEnvironment.From(variables, _folder));
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
