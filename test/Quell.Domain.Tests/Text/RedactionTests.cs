using CsCheck;
using Quell.Domain.Text;

namespace Quell.Domain.Tests.Text;

public sealed class RedactionTests
{
    private const string S = "hunter2hunter2";

    [Theory]
    [InlineData(
        "https://b.s3.amazonaws.com/responseactions/1/x.bin?X-Amz-Signature=hunter2hunter2&X-Amz-Date=1",
        "https://b.s3.amazonaws.com/responseactions/1/x.bin?…redacted"
    )]
    [InlineData("see http://h/p#hunter2hunter2 now", "see http://h/p?…redacted now")]
    [InlineData("postgres://app:hunter2hunter2@db:5432/x", "postgres://…redacted@db:5432/x")]
    [InlineData("1http://u:hunter2hunter2@h/", "1http://…redacted@h/")]
    [InlineData(@"""url"":""https:\/\/h\/p?sig=hunter2hunter2""", @"""url"":""https:\/\/h\/p?…redacted""")]
    [InlineData("https://h/p/q", "https://h/p/q")]
    [InlineData("tool --password hunter2hunter2 --host h", "tool --password …redacted --host h")]
    [InlineData("tool --password=hunter2hunter2 --host h", "tool --password=…redacted --host h")]
    [InlineData("tool --password \"hunter2hunter2 and more\" x", "tool --password \"…redacted\" x")]
    [InlineData("tool --password \"cut hunter2hunter2", "tool --password \"…redacted")]
    [InlineData("tool --password --token hunter2hunter2", "tool --password --token …redacted")]
    [InlineData("[\"--db-password\", \"hunter2hunter2\"]", "[\"--db-password\", \"…redacted\"]")]
    [InlineData("TOKEN=hunter2hunter2 ./run", "TOKEN=…redacted ./run")]
    [InlineData("MYSQL_PASSWORD2=a;b&hunter2hunter2", "MYSQL_PASSWORD2=…redacted")]
    [InlineData("password=none-hunter2hunter2", "password=…redacted")]
    [InlineData("Server=db;Password='hunter2hunter2';X=1", "Server=db;Password='…redacted';X=1")]
    [InlineData(@"{\""password\"":\""hunter2hunter2 x\"",\""a\"":1}", @"{\""password\"":\""…redacted\"",\""a\"":1}")]
    [InlineData("{\"clientSecret\": \"a\\\"hunter2hunter2\", \"b\": 1}", "{\"clientSecret\": \"…redacted\", \"b\": 1}")]
    [InlineData(
        "curl -H 'Authorization: Bearer hunter2hunter2' https://h/",
        "curl -H 'Authorization: …redacted' https://h/"
    )]
    [InlineData("Authorization: Digest username=\"x\"", "Authorization: …redacted\"x\"")]
    [InlineData("X-Sysdig-Token: hunter2hunter2", "X-Sysdig-Token: …redacted")]
    [InlineData("Cookie: a=hunter2hunter2; b=hunter2hunter2", "Cookie: …redacted")]
    [InlineData(
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "aws_secret_access_key = …redacted"
    )]
    [InlineData(
        "\"SecretAccessKey\": \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"",
        "\"SecretAccessKey\": \"…redacted\""
    )]
    [InlineData("mysql -u root -phunter2hunter2 db", "mysql -u root -p…redacted db")]
    [InlineData("sshpass -p hunter2hunter2 ssh h", "sshpass -p …redacted ssh h")]
    [InlineData("curl -u admin:hunter2hunter2 http://h", "curl -u admin:…redacted http://h")]
    [InlineData("redis-cli -h r -a hunter2hunter2 ping", "redis-cli -h r -a …redacted ping")]
    [InlineData("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2hunter2", "jwt …redacted")]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ012345", "…redacted")]
    [InlineData(
        "kubectl.kubernetes.io/last-applied-configuration: {\"a\":\"hunter2hunter2\"}\nnext",
        "kubectl.kubernetes.io/last-applied-configuration: …redacted\nnext"
    )]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nhunter2hunter2\n-----END RSA PRIVATE KEY-----\nx", "…redacted\nx")]
    public void Secrets_go_and_the_rest_stays(string text, string redacted) => Redaction.Of(text).ShouldBe(redacted);

    [Theory]
    [InlineData("aws iam update-access-key --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive")]
    [InlineData("kubectl --context prod patch deployment web -n shop --type=json -p [{\"op\":\"test\"}]")]
    [InlineData("--token-file /var/run/secrets/kubernetes.io/serviceaccount/token -x")]
    [InlineData("secretName: default-token-abcde")]
    [InlineData("automountServiceAccountToken: false")]
    [InlineData("xmrig -o stratum+tcp://pool.example:3333 -p x -u 44Wallet")]
    [InlineData("ssh -o PasswordAuthentication=no host")]
    [InlineData("keyboard: qwerty, monkey: see")]
    public void What_a_responder_needs_stays(string text) => Redaction.Of(text).ShouldBe(text);

    [Fact]
    public void Described_environments_keep_their_names_and_references()
    {
        const string Described = """
                Environment:
                  DB_HOST:  hunter2hunter2
                  DB_PASS:  <set to the key 'p' in secret 's'>  Optional: false
                  MULTI:    one
                two hunter2hunter2
                Mounts:
                  /var/run from x (ro)
            """;

        Redaction
            .Of(Described.Replace("\r", "", StringComparison.Ordinal))
            .ShouldBe(
                """
                    Environment:
                      DB_HOST: …redacted
                      DB_PASS:  <set to the key 'p' in secret 's'>  Optional: false
                      MULTI: …redacted
                    two hunter2hunter2
                    Mounts:
                      /var/run from x (ro)
                """
            );
    }

    [Fact]
    public void A_secret_in_any_known_place_never_comes_through() =>
        Gen.Select(Carrier, Noise, Noise)
            .Sample(
                (carrier, before, after) =>
                    Redaction.Of($"{before} {carrier} {after}").ShouldNotContain(S, Case.Insensitive),
                iter: 20_000
            );

    [Fact]
    public void Doing_it_twice_changes_nothing() =>
        Gen.OneOf(Noise, Carrier, Gen.OneOf("\"", "'", "\\", " ", "\n", "=", ":", "@", "?", "--", "/", "…redacted"))
            .Array[0, 14]
            .Select(string.Concat)
            .Sample(
                text =>
                {
                    var once = Redaction.Of(text);

                    Redaction.Of(once).ShouldBe(once);
                },
                iter: 30_000
            );

    [Fact]
    public void Text_made_to_be_slow_is_answered_all_the_same()
    {
        foreach (var unit in new[] { "a", "curl ", "password", "https://", "a:/", "--token", "@", "://@", "\"", "eyJ" })
        {
            var text = "password=x " + string.Concat(Enumerable.Repeat(unit, 40_000));

            Redaction.Of(text).ShouldStartWith("password=…redacted");
        }
    }

    private static Gen<string> Noise =>
        Gen.OneOf(
            "word",
            "--flag",
            "a=b",
            "x: y",
            "https://h/p",
            "AKIAIOSFODNN7EXAMPLE",
            "{}",
            "[1]",
            "é",
            "--password",
            "a,b",
            "last",
            "key",
            "…",
            "-p",
            "curl",
            "mysql",
            ""
        );

    private static Gen<string> Carrier =>
        Gen.OneOf(
            $"https://h/p?sig={S}",
            $"https://u:{S}@h/p",
            $"--api-key {S}",
            $"--client-secret={S}",
            $"-token {S}",
            $"DB_PASSWORD={S}",
            $"password: {S}",
            $"'password': '{S}'",
            $"\"apiKey\":\"{S}\"",
            $"Authorization: Basic {S}",
            $"authorization={S}",
            $"X-Auth-Token: {S}",
            $"sshpass -p {S}"
        );
}
