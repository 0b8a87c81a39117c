using Quell.Domain.Text;

namespace Quell.Domain.Tests.Text;

public sealed class YamlSecretsTests
{
    private const string Pod = """
        apiVersion: v1
        metadata:
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"spec":{"containers":[{"env":[{"name":"A","value":"hunter2"}]}]}}
            team: shop
        spec:
          containers:
          - env:
            - name: LEVEL
              value: hunter2
            - name: TEXT
              value: |-
                hunter2
                and hunter2

                still hunter2
            - name: FROM
              valueFrom:
                secretKeyRef:
                  key: k
                  name: settings
            - name: FOLDED
              value: hunter2
                hunter2
            image: busybox
            name: main
          initContainers:
          - args:
            - --level
            env:
            - name: B
              value: "hunter2"
            name: first
          tolerations:
          - key: dedicated
            value: shop
        """;

    [Fact]
    public void Values_of_variables_and_what_was_applied_go_and_the_rest_stays()
    {
        var redacted = Redaction.Of(Pod);

        redacted.ShouldNotContain("hunter2");
        redacted.ShouldBe(
            """
            apiVersion: v1
            metadata:
              annotations:
                kubectl.kubernetes.io/last-applied-configuration: …redacted
                team: shop
            spec:
              containers:
              - env:
                - name: LEVEL
                  value: …redacted
                - name: TEXT
                  value: …redacted
                - name: FROM
                  valueFrom:
                    secretKeyRef:
                      key: k
                      name: settings
                - name: FOLDED
                  value: …redacted
                image: busybox
                name: main
              initContainers:
              - args:
                - --level
                env:
                - name: B
                  value: …redacted
                name: first
              tolerations:
              - key: dedicated
                value: shop
            """
        );
    }

    [Fact]
    public void Doing_it_twice_changes_nothing()
    {
        var once = Redaction.Of(Pod);

        Redaction.Of(once).ShouldBe(once);
    }

    [Theory]
    [InlineData("env: production\nvalue: 3\n")]
    [InlineData("2026-01-01T00:00:00Z the env: of it\n  value: 3\n")]
    public void Text_that_only_speaks_of_it_stays(string text) => Redaction.Of(text).ShouldBe(text);
}
