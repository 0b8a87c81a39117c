using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Quell.Domain.Text;

namespace Quell.Domain.Tests.Text;

public sealed class JsonRedactionTests
{
    [Theory]
    [InlineData(
        """{"env":[{"name":"A","value":"s3"},{"name":"B","valueFrom":{"secretKeyRef":{"key":"k","name":"n"}}}]}""",
        """{"env":[{"name":"A","value":"…redacted"},{"name":"B","valueFrom":{"secretKeyRef":{"key":"k","name":"n"}}}]}"""
    )]
    [InlineData("""{"Env":["A=s3","B"]}""", """{"Env":["A=…redacted","…redacted"]}""")]
    [InlineData(
        """{"env":{"name":"s3","n":5,"b":true}}""",
        """{"env":{"name":"…redacted","n":"…redacted","b":true}}"""
    )]
    [InlineData(
        """{"fields":{"proc.env":"A=s3 B=s4","proc.name":"sh"}}""",
        """{"fields":{"proc.env":"…redacted","proc.name":"sh"}}"""
    )]
    [InlineData(
        """{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"a\":1}","x":"y"}}""",
        """{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"…redacted","x":"y"}}"""
    )]
    [InlineData(
        """{"command":["tool","--password","s3","--host","h"]}""",
        """{"command":["tool","--password","…redacted","--host","h"]}"""
    )]
    [InlineData("""{"args":["--password=s3"]}""", """{"args":["--password=…redacted"]}""")]
    [InlineData(
        """{"clientSecret":"s3","password":"","secretName":"web-tls"}""",
        """{"clientSecret":"…redacted","password":"","secretName":"web-tls"}"""
    )]
    [InlineData(
        """{"outputs":{"url":"https://h/p?X-Amz-Signature=s3"}}""",
        """{"outputs":{"url":"https://h/p?…redacted"}}"""
    )]
    [InlineData(
        """{"apiVersion":"v1","data":{"p":"czM=","d":{"x":["s3",4]}},"kind":"Secret"}""",
        """{"apiVersion":"v1","data":{"p":"…redacted","d":{"x":["…redacted","…redacted"]}},"kind":"Secret"}"""
    )]
    [InlineData(
        """{"kind":"Secret","stringData":{"p":"s3"}}""",
        """{"kind":"Secret","stringData":{"p":"…redacted"}}"""
    )]
    [InlineData("""{"kind":"ConfigMap","data":{"p":"v"}}""", """{"kind":"ConfigMap","data":{"p":"v"}}""")]
    [InlineData(
        """{"items":[{"data":{"a":{"kind":"Secret"}},"kind":"ConfigMap"}]}""",
        """{"items":[{"data":{"a":{"kind":"Secret"}},"kind":"ConfigMap"}]}"""
    )]
    [InlineData(
        """{"timestamp":1743822001115928600,"f":1.50,"n":null,"t":true}""",
        """{"timestamp":1743822001115928600,"f":1.50,"n":null,"t":true}"""
    )]
    [InlineData("\"https://u:p@h/\"", "\"https://…redacted@h/\"")]
    [InlineData("[]", "[]")]
    public void The_structure_says_what_is_secret(string source, string redacted) => Copy(source).ShouldBe(redacted);

    [Fact]
    public void Broken_text_inside_loses_itself_and_not_the_entry() =>
        Copy("""{"a":"\ud800","\udc00":"x"}""").ShouldBe("""{"a":"…unreadable","…unreadable":"x"}""");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":01}")]
    public void What_is_no_JSON_is_refused(string source) =>
        JsonRedaction.TryCopy(Encoding.UTF8.GetBytes(source), new ArrayBufferWriter<byte>()).ShouldBeFalse();

    [Fact]
    public void A_tree_is_redacted_as_its_bytes_are()
    {
        var tree = JsonNode.Parse("""{"env":[{"name":"A","value":"s3"}]}""");

        JsonRedaction.Of(tree)!.ToJsonString().ShouldNotContain("s3");
        tree!["env"]![0]!["value"]!.GetValue<string>().ShouldBe("s3");
        JsonRedaction.Of(null).ShouldBeNull();
    }

    [Fact]
    public void Doing_it_twice_changes_nothing_whatever_the_shape()
    {
        var name = Gen.OneOf("env", "Env", "name", "value", "data", "kind", "password", "valueFrom", "x", "args");
        var text = Gen.OneOf("Secret", "--password", "s3", "A=s3", "https://h/?s3", "token=s3", "", "PASSWORD");
        var value = Gen.Recursive<string>(
            (depth, self) =>
                depth > 4
                    ? text.Select(t => $"\"{t}\"")
                    : Gen.OneOf(
                        text.Select(t => $"\"{t}\""),
                        Gen.OneOf("1", "null", "true"),
                        self.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                        Gen.Select(name, self)
                            .Array[0, 4]
                            .Select(m => $"{{{string.Join(',', m.Select(x => $"\"{x.Item1}\":{x.Item2}"))}}}")
                    )
        );

        value.Sample(
            source =>
            {
                var once = Copy(source);

                Copy(once).ShouldBe(once);
            },
            iter: 10_000
        );
    }

    private static string Copy(string source)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonRedaction.TryCopy(Encoding.UTF8.GetBytes(source), output).ShouldBeTrue();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
