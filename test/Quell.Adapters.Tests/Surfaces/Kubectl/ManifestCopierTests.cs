using System.Text;
using System.Text.Json.Nodes;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

public sealed class ManifestCopierTests
{
    [Fact]
    public void What_only_the_server_may_set_is_left_out_and_what_was_wanted_stays()
    {
        var manifest = Copy(
            """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
             "metadata":{"name":"allow-web","namespace":"shop","uid":"u-1","resourceVersion":"77","generation":2,
               "creationTimestamp":"2026-01-01T00:00:00Z","selfLink":"/x","managedFields":[{"manager":"kubectl"}],
               "labels":{"team":"shop"},
               "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","owner":"shop"}},
             "spec":{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Egress"],"egress":[{}]},
             "status":{"conditions":[]}}
            """
        );

        JsonNode
            .DeepEquals(
                JsonNode.Parse(manifest),
                JsonNode.Parse(
                    """
                    {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
                     "metadata":{"name":"allow-web","namespace":"shop","labels":{"team":"shop"},"annotations":{"owner":"shop"}},
                     "spec":{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Egress"],"egress":[{}]}}
                    """
                )
            )
            .ShouldBeTrue(manifest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("apiVersion: v1")]
    public void What_is_no_object_is_no_manifest(string printed) =>
        ManifestCopier.Copy(Encoding.UTF8.GetBytes(printed)).HasValue.ShouldBeFalse();

    private static string Copy(string printed) =>
        Encoding.UTF8.GetString(ManifestCopier.Copy(Encoding.UTF8.GetBytes(printed))!.Value.Span);
}
