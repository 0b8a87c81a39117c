using Quell.Adapters.Tests.Local;
using Quell.Domain.Questions;
using Quell.Sysdig.Configuration;

namespace Quell.Adapters.Tests.Sysdig.Configuration;

public sealed class TenantLookupTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, string Sha256)> _trusted = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_named_file_wins_then_the_variables_then_the_users_own_then_the_trusted_folder()
    {
        var named = _scratch.File("named.json", Started("named"));
        var user = _scratch.File("config/quell/mcp.json", Started("user"));
        var folder = _scratch.File("here/.mcp.json", Started("folder"));
        _environment["SYSDIG_SECURE_URL"] = "us2.app.sysdig.com";
        _environment["SYSDIG_SECURE_API_TOKEN"] = "t0k3n-of-mine";
        Trust(folder);

        Found(named).Source.ShouldBe(named);
        Found().Source.ShouldBe("https://us2.app.sysdig.com/mcp/secure");
        _environment.Clear();
        Found().Source.ShouldBe(user);
        File.Delete(user);
        Found().Source.ShouldBe(folder);
    }

    [Fact]
    public void A_token_for_the_users_own_file_is_not_taken_for_a_tenant()
    {
        var user = _scratch.File(
            "config/quell/mcp.json",
            """{"mcpServers":{"secure-mcp-server":{"url":"https://x/mcp","headers":{"Authorization":"Bearer ${SYSDIG_SECURE_API_TOKEN}"}}}}"""
        );
        _environment["SYSDIG_SECURE_API_TOKEN"] = "t0k3n-of-mine";

        Found().Source.ShouldBe(user);
    }

    [Fact]
    public void What_is_wrong_where_a_tenant_is_named_is_said_and_nothing_stands_in_for_it()
    {
        _scratch.File("config/quell/mcp.json", """{"mcpServers":{"secure-mcp-server":{"command":"${NOPE}"}}}""");
        Trust(_scratch.File("here/.mcp.json", Started("folder")));

        NotUsable().Why.ShouldContain("NOPE");
        _environment["SYSDIG_SECURE_URL"] = "http://us2.app.sysdig.com";
        _environment["SYSDIG_SECURE_API_TOKEN"] = "t0k3n-of-mine";
        NotUsable().Why.ShouldContain("plain HTTP");
    }

    [Theory]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_of_the_users_that_others_may_write_is_refused(UnixFileMode wide)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        _scratch.File("config/quell/mcp.json", Started("user"), ScratchFolder.OwnerOnly | wide);

        var trouble = NotUsable();
        trouble.Why.ShouldContain("others may write it");
        trouble.Fix.ShouldContain("chmod go-w");
    }

    [Fact]
    public void A_file_of_the_users_that_belongs_to_somebody_else_is_refused()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "only root can give a file away"
        );
        _scratch.File("config/quell/mcp.json", Started("user"));
        using (
            var chown = System.Diagnostics.Process.Start(
                "chown",
                ["65534", Path.Combine(_scratch.Path, "config", "quell", "mcp.json")]
            )
        )
        {
            chown.WaitForExit();
        }

        NotUsable().Why.ShouldContain("it belongs to another user");
    }

    [Fact]
    public void The_folders_file_is_not_used_unasked()
    {
        _scratch.File("here/.mcp.json", Started("folder"));

        var needs = Find().ShouldBeOfType<TenantWay.NeedsTrust>();

        var refused = FolderTrust.Refused(needs);
        refused.Why.ShouldContain("It starts: folder; With the arguments: -y.");
        refused.Fix.ShouldContain("--mcp-config .mcp.json");
    }

    [Fact]
    public void Trust_is_for_the_bytes_and_the_place_that_were_shown()
    {
        var path = _scratch.File("here/.mcp.json", Started("folder"));
        Trust(path);
        Found();

        _scratch.File("here/.mcp.json", Started("other"));
        Find().ShouldBeOfType<TenantWay.NeedsTrust>();
        _scratch.File("elsewhere/.mcp.json", Started("folder"));
        Find(folder: "elsewhere").ShouldBeOfType<TenantWay.NeedsTrust>();
    }

    [Fact]
    public void What_is_asked_shows_all_that_the_file_decides_and_no_value()
    {
        _environment["TOKEN_OF_MINE"] = "t0k3n-of-mine";
        _scratch.File(
            "here/.mcp.json",
            """
            {"mcpServers":{"secure-mcp-server":{"command":"./run\u001b[2J.sh","args":["-y","${TOKEN_OF_MINE}","--token","hunter2"],
             "cwd":"/srv","env":{"SYSDIG_SECURE_API_TOKEN":"${TOKEN_OF_MINE}","LITERAL":"s3cr3tvalue"}}}}
            """
        );
        var needs = Find().ShouldBeOfType<TenantWay.NeedsTrust>();

        var question = FolderTrust.Ask(needs);

        question.Kind.ShouldBe(QuestionKind.Trust);
        question.Accepts.ShouldBe(["yes", "no"]);
        question.Digest.ShouldBe(needs.Reading.FileSha256);
        var words = string.Join('\n', question.Words);
        words.ShouldContain(needs.Path);
        words.ShouldContain("run\\u{1B}[2J.sh");
        words.ShouldContain("-y '${TOKEN_OF_MINE}' --token");
        words.ShouldContain("In the folder: /srv");
        words.ShouldContain("Variables it uses: TOKEN_OF_MINE");
        words.ShouldContain("Variables it sets: LITERAL, SYSDIG_SECURE_API_TOKEN");
        words.ShouldContain(needs.Reading.FileSha256);
        words.ShouldNotContain("t0k3n-of-mine");
        words.ShouldNotContain("s3cr3tvalue");
        words.ShouldNotContain('\u001b');
    }

    [Fact]
    public void What_is_asked_about_an_address_shows_its_host_and_the_names_of_its_headers()
    {
        _environment["WHERE"] = "evil.example";
        _environment["TOKEN_OF_MINE"] = "t0k3n-of-mine";
        _scratch.File(
            "here/.mcp.json",
            """{"mcpServers":{"secure-mcp-server":{"url":"https://${WHERE}/mcp?x=1","headers":{"X-Sysdig-Token":"${TOKEN_OF_MINE}"}}}}"""
        );

        var words = string.Join('\n', FolderTrust.Ask(Find().ShouldBeOfType<TenantWay.NeedsTrust>()).Words);

        words.ShouldContain("evil.example (https://evil.example/mcp)");
        words.ShouldContain("X-Sysdig-Token");
        words.ShouldContain("TOKEN_OF_MINE, WHERE");
        words.ShouldNotContain("t0k3n-of-mine");
    }

    [Theory]
    [InlineData("""{"mcpServers":{"other":{"command":"x"}}}""")]
    [InlineData("not json")]
    [InlineData("""{"servers":{}}""")]
    public void A_folders_file_that_names_no_sysdig_server_is_as_good_as_none(string content)
    {
        _scratch.File("here/.mcp.json", content);
        _environment["SYSDIG_SECURE_URL"] = "us2.app.sysdig.com";

        var trouble = NotUsable();

        trouble.What.ShouldBe("No tenant is configured.");
        trouble.Why.ShouldContain("SYSDIG_SECURE_URL is set without SYSDIG_SECURE_API_TOKEN");
        trouble.Fix.ShouldContain("--tenant embedded:cryptominer");
    }

    private TenantWay Find(string? named = null, string folder = "here") =>
        new TenantLookup
        {
            Environment = _environment.GetValueOrDefault,
            UserFile = Path.Combine(_scratch.Path, "config", "quell", "mcp.json"),
            CurrentFolder = Path.Combine(_scratch.Path, folder),
            WhyNot = Quell.Surfaces.FileGuard.Refusal,
            IsTrusted = (path, sha256) => _trusted.Contains((path, sha256)),
        }.Find(named);

    private TenantWay.Found Found(string? named = null) => Find(named).ShouldBeOfType<TenantWay.Found>();

    private Runbook.Ports.Trouble NotUsable() => Find().ShouldBeOfType<TenantWay.NotUsable>().Trouble;

    private void Trust(string path) =>
        _trusted.Add(
            (
                path,
                McpServersFile
                    .Read(path, _environment.GetValueOrDefault)
                    .ShouldBeOfType<McpServersReading.Found>()
                    .FileSha256
            )
        );

    private static string Started(string program) =>
        """{"mcpServers":{"secure-mcp-server":{"command":"PROGRAM","args":["-y"]}}}""".Replace(
            "PROGRAM",
            program,
            StringComparison.Ordinal
        );
}
