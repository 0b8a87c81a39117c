using Quell.Surfaces;
using Quell.Surfaces.Kubeconfig;

namespace Quell.Adapters.Tests.Surfaces.Kubeconfig;

public sealed class KubeconfigReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quell-kubeconfig-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_context_leads_to_its_server_authority_and_plug_in()
    {
        Write(
            "config",
            """
            current-context: prod
            contexts:
              - { name: prod, context: { cluster: eks, user: me, namespace: shop } }
              - { name: plain, context: { cluster: open, user: nobody } }
            clusters:
              - { name: eks, cluster: { server: "https://user:pass@eks.example.com/x?token=t", certificate-authority-data: aGVsbG8= } }
              - { name: open, cluster: { server: "https://10.0.0.1:6443", insecure-skip-tls-verify: true } }
            users:
              - { name: me, user: { exec: { command: aws, args: [eks, get-token] } } }
            """
        );

        var read = Read("config");

        read.Problem.ShouldBeNull();
        read.CurrentContext.ShouldBe("prod");
        read.Find("prod")
            .ShouldBe(
                new KubeconfigContext(
                    "prod",
                    "eks",
                    "https://eks.example.com/x",
                    "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                    "me",
                    "aws"
                )
            );
        read.Find("plain")!.CaDigest.ShouldStartWith("none");
        read.Find("plain")!.Plugin.ShouldBeNull();
    }

    [Fact]
    public void The_first_file_that_names_a_thing_decides_it()
    {
        Write("one", "current-context: a\ncontexts: [{ name: a, context: { cluster: c, user: u } }]\n");
        Write(
            "two",
            "current-context: b\ncontexts: [{ name: a, context: { cluster: other } }]\nclusters: [{ name: c, cluster: { server: https://two } }]\nusers: [{ name: u, user: { auth-provider: { name: gcp } } }]\n"
        );

        var read = Read("one:two:missing");

        read.Paths.Length.ShouldBe(3);
        read.CurrentContext.ShouldBe("a");
        read.Find("a")!.Server.ShouldBe("https://two/");
        read.Find("a")!.Plugin.ShouldBe("auth provider gcp");
    }

    [Theory]
    [InlineData("contexts: [")]
    [InlineData("a: &a [*a, *a]\ncontexts: *b")]
    public void A_broken_file_is_a_problem_and_no_crash(string text)
    {
        Write("config", text);

        Read("config").Problem.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u0001")]
    [InlineData("- 1\n- 2\n")]
    [InlineData("contexts: 3\nclusters: { a: b }\nusers: [1, { name: [] }]\n")]
    public void A_file_of_another_shape_has_no_contexts(string text)
    {
        Write("config", text);

        Read("config").Contexts.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_said() => Read("missing").Problem.ShouldBe("there is no kubeconfig");

    [Fact]
    public void A_file_that_others_may_write_is_refused()
    {
        Write("config", "current-context: a\n");
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.SetUnixFileMode(Path.Combine(_folder, "config"), UnixFileMode.UserRead | UnixFileMode.OtherWrite);

        var read = Read("config");

        read.Refused.ShouldBeTrue();
        read.CurrentContext.ShouldBeNull();
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private KubeconfigReading Read(string variable) =>
        KubeconfigReader.Read(
            ProgramEnvironment.From(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["KUBECONFIG"] = variable,
                    ["PATH"] = "/usr/bin",
                },
                _folder
            )
        );
}
