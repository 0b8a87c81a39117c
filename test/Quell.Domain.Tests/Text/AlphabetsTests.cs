using CsCheck;
using Quell.Domain.Text;

namespace Quell.Domain.Tests.Text;

public sealed class AlphabetsTests
{
    private const string Hex64 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(Alphabet.EventId, "0f0123456789abcdefABCDEF01234567")]
    [InlineData(Alphabet.ContainerId, "0123456789ab")]
    [InlineData(Alphabet.ContainerId, Hex64)]
    [InlineData(Alphabet.HostId, Hex64)]
    [InlineData(Alphabet.DnsLabel, "shop")]
    [InlineData(Alphabet.DnsSubdomain, "web-7d4b9.prod")]
    [InlineData(Alphabet.RbacName, "system:node")]
    [InlineData(Alphabet.KubernetesKind, "StatefulSet")]
    [InlineData(Alphabet.KubernetesResource, "ciliumnetworkpolicies.cilium.io")]
    [InlineData(Alphabet.LabelKey, "app.kubernetes.io/name")]
    [InlineData(Alphabet.LabelValue, "")]
    [InlineData(Alphabet.LabelValue, "v1.2_x")]
    [InlineData(Alphabet.KubeContext, "arn:aws:eks:eu-west-1:123456789012:cluster/prod")]
    [InlineData(Alphabet.KubeContext, "kubernetes-admin@kubernetes")]
    [InlineData(Alphabet.ClusterName, "gke_project_zone_prod")]
    [InlineData(Alphabet.ResourceVersion, "184467440737")]
    [InlineData(Alphabet.HostName, "ip-10-0-0-1.eu-west-1.compute.internal")]
    [InlineData(Alphabet.AwsAccountId, "012345678901")]
    [InlineData(Alphabet.IamArn, "arn:aws:iam::123456789012:role/path/web")]
    [InlineData(Alphabet.IamArn, "arn:aws-us-gov:iam::aws:policy/AWSDenyAll")]
    [InlineData(Alphabet.StsArn, "arn:aws:sts::123456789012:assumed-role/web/session@x")]
    [InlineData(Alphabet.AccessKeyId, "AKIAIOSFODNN7EXAMPLE")]
    [InlineData(Alphabet.IamName, "AWSReservedSSO_Admin_0123")]
    [InlineData(Alphabet.IamName, "http-proxy")]
    [InlineData(Alphabet.AwsProfile, "prod-admin")]
    [InlineData(Alphabet.Region, "us-gov-west-1")]
    [InlineData(Alphabet.AbsolutePath, "/tmp/.X11-unix/.x")]
    [InlineData(Alphabet.AbsolutePath, "/usr/lib/...")]
    [InlineData(Alphabet.Uuid, "5d0c0000-0000-4000-8000-00000000000A")]
    [InlineData(Alphabet.ImageDigest, "sha256:" + Hex64)]
    [InlineData(Alphabet.Sha256, Hex64)]
    [InlineData(Alphabet.Cidr, "10.0.0.0/8")]
    [InlineData(Alphabet.Cidr, "2001:db8::/32")]
    [InlineData(Alphabet.Port, "65535")]
    [InlineData(Alphabet.NanosecondTime, "1743822001115928600")]
    [InlineData(Alphabet.ProcessId, "4823")]
    [InlineData(Alphabet.Count, "0")]
    [InlineData(Alphabet.ActionType, "KILL_PROCESS")]
    public void What_it_claims_to_be_matches(Alphabet alphabet, string value) =>
        Alphabets.Matches(alphabet, value).ShouldBeTrue();

    [Theory]
    [InlineData(Alphabet.EventId, "0f0123456789abcdefabcdef0123456")]
    [InlineData(Alphabet.EventId, "../../etc/passwd")]
    [InlineData(Alphabet.EventId, "٠f0123456789abcdefabcdef01234567")]
    [InlineData(Alphabet.ContainerId, "0123456789abc")]
    [InlineData(Alphabet.ContainerId, "host")]
    [InlineData(Alphabet.ContainerId, "<NA>")]
    [InlineData(Alphabet.HostId, "")]
    [InlineData(Alphabet.DnsLabel, "-a")]
    [InlineData(Alphabet.DnsLabel, "a.b")]
    [InlineData(Alphabet.DnsLabel, "A")]
    [InlineData(Alphabet.DnsSubdomain, "a..b")]
    [InlineData(Alphabet.DnsSubdomain, "a/b")]
    [InlineData(Alphabet.RbacName, "a b")]
    [InlineData(Alphabet.LabelKey, "/x")]
    [InlineData(Alphabet.LabelKey, "x-")]
    [InlineData(Alphabet.LabelValue, "a=b")]
    [InlineData(Alphabet.KubeContext, "--kubeconfig=x")]
    [InlineData(Alphabet.KubeContext, "a b")]
    [InlineData(Alphabet.AwsAccountId, "12345678901")]
    [InlineData(Alphabet.IamArn, "arn:aws:iam::123456789012:root")]
    [InlineData(Alphabet.IamArn, "arn:aws:s3:::bucket")]
    [InlineData(Alphabet.AccessKeyId, "AROAIOSFODNN7EXAMPLE")]
    [InlineData(Alphabet.IamName, "-x")]
    [InlineData(Alphabet.IamName, "@x")]
    [InlineData(Alphabet.IamName, "file://x")]
    [InlineData(Alphabet.AwsProfile, "-p")]
    [InlineData(Alphabet.Region, "eu west 1")]
    [InlineData(Alphabet.AbsolutePath, "relative")]
    [InlineData(Alphabet.AbsolutePath, "/a/../b")]
    [InlineData(Alphabet.AbsolutePath, "/a//b")]
    [InlineData(Alphabet.AbsolutePath, "/a b")]
    [InlineData(Alphabet.AbsolutePath, "/tmp/x (deleted)")]
    [InlineData(Alphabet.AbsolutePath, "/tmp/$(id)")]
    [InlineData(Alphabet.Uuid, "5d0c")]
    [InlineData(Alphabet.Cidr, "10.0.0.1/8")]
    [InlineData(Alphabet.Cidr, "10.0.0.0")]
    [InlineData(Alphabet.Cidr, "10.0.0.0/33")]
    [InlineData(Alphabet.Port, "0")]
    [InlineData(Alphabet.Port, "65536")]
    [InlineData(Alphabet.NanosecondTime, "9999999999999999999")]
    [InlineData(Alphabet.NanosecondTime, "1743822001")]
    [InlineData(Alphabet.ProcessId, "0")]
    [InlineData(Alphabet.ProcessId, "-1")]
    [InlineData(Alphabet.ProcessId, "4194305")]
    [InlineData(Alphabet.Count, "007")]
    [InlineData(Alphabet.ActionType, "kill")]
    public void What_only_looks_like_it_does_not(Alphabet alphabet, string value) =>
        Alphabets.Matches(alphabet, value).ShouldBeFalse();

    [Fact]
    public void Every_alphabet_has_words_and_refuses_null_line_ends_and_length()
    {
        foreach (var alphabet in Enum.GetValues<Alphabet>())
        {
            Alphabets.Describe(alphabet).ShouldNotBeNullOrWhiteSpace();
            Alphabets.Matches(alphabet, null).ShouldBeFalse();
            Alphabets.Matches(alphabet, new string('1', 100_000)).ShouldBeFalse();
            Alphabets.Matches(alphabet, "/" + new string('a', 1_000)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Nothing_that_matches_could_be_a_flag_or_hold_a_hidden_character() =>
        Gen.Select(
                Gen.OneOf(Enum.GetValues<Alphabet>()),
                Gen.OneOf(
                        "a",
                        "0",
                        "-",
                        "--",
                        "\n",
                        " ",
                        "/",
                        ":",
                        ".",
                        "\u202E",
                        "\0",
                        "é",
                        "A",
                        "=",
                        "@",
                        "'",
                        "$",
                        "1"
                    )
                    .Array[0, 8]
                    .Select(string.Concat)
            )
            .Sample(
                (alphabet, value) =>
                {
                    if (Alphabets.Matches(alphabet, value))
                    {
                        value.ShouldNotStartWith("-");
                        Printable.Of(value).ShouldBe(value);
                        value.ShouldNotContain(' ');
                    }
                },
                iter: 100_000
            );
}
