using Quell.Surfaces.Aws;

namespace Quell.Adapters.Tests.Surfaces.Aws;

public sealed class AwsEnvironmentTests
{
    [Fact]
    [Trait("Guardrail", "G-22")]
    public void Which_credentials_are_active_is_read_and_none_of_them_is()
    {
        var settings = AwsEnvironment.Read(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
                ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI",
                ["AWS_PROFILE"] = "work",
                ["AWS_DEFAULT_REGION"] = "eu-west-1",
                ["AWS_ENDPOINT_URL_IAM"] = "https://ada:secret@proxy.example/x?token=1",
            }
        );

        settings.EnvironmentCredentials.ShouldBeTrue();
        settings.ProfileVariable.ShouldBe("work");
        settings.Region.ShouldBe("eu-west-1");
        settings.Endpoints.ShouldBe("AWS_ENDPOINT_URL_IAM=https://proxy.example/x");
        settings.LoopbackEndpoint.ShouldBeNull();
        settings.ToString().ShouldNotContain("AKIA");
        settings.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("https://localhost.example.com", false)]
    [InlineData("http://127.0.0.1:5000/?x=1", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("not an address", false)]
    public void Only_an_address_of_this_machine_is_an_emulators(string url, bool isOne) =>
        (
            AwsEnvironment
                .Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ENDPOINT_URL"] = url })
                .LoopbackEndpoint
            is not null
        ).ShouldBe(isOne);

    [Fact]
    public void An_empty_environment_says_nothing() =>
        AwsEnvironment.Read(new Dictionary<string, string>(StringComparer.Ordinal)).ShouldBe(new());
}
