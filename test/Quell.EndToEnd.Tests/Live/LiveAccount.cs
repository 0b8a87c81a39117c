using System.Xml.Linq;
using Quell.Adapters.Tests.Surfaces.Aws;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>The emulated account seen by a second client: plain HTTP, without the aws program and without Quell.</summary>
internal sealed class LiveAccount(Emulator emulator)
{
    private const string Id = "123456789012";
    private static readonly HttpClient s_http = new();

    /// <summary>What makes the aws program reach the emulator.</summary>
    public (string Name, string Value)[] Variables =>
        [
            ("AWS_ACCESS_KEY_ID", "testing"),
            ("AWS_SECRET_ACCESS_KEY", "testing"),
            ("AWS_MAX_ATTEMPTS", "1"),
            ("AWS_ENDPOINT_URL", emulator.Address!),
            ("KUBECONFIG", "/nowhere"),
        ];

    public static string RoleArn(string role) => $"arn:aws:iam::{Id}:role/{role}";

    public static string UserArn(string user) => $"arn:aws:iam::{Id}:user/{user}";

    public static string SessionArn(string role) => $"arn:aws:sts::{Id}:assumed-role/{role}/session";

    public Task MakeRoleAsync(string role) =>
        CallAsync(
            "CreateRole",
            ("RoleName", role),
            (
                "AssumeRolePolicyDocument",
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""
            )
        );

    /// <summary>A user with one key; gives the key's id.</summary>
    public async Task<string> MakeUserAsync(string user)
    {
        await CallAsync("CreateUser", ("UserName", user));
        return Values(await CallAsync("CreateAccessKey", ("UserName", user)), "AccessKeyId").Single();
    }

    public async Task<string[]> AttachedAsync(string role) =>
        Values(await CallAsync("ListAttachedRolePolicies", ("RoleName", role)), "PolicyArn");

    /// <summary>Each key with its status.</summary>
    public async Task<string[]> KeysAsync(string user)
    {
        var answer = await CallAsync("ListAccessKeys", ("UserName", user));
        return [.. Values(answer, "AccessKeyId").Zip(Values(answer, "Status"), (key, status) => $"{key} {status}")];
    }

    public async Task<XDocument> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, emulator.Address);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=second/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none"
        );
        request.Content = new FormUrlEncodedContent([
            new("Action", action),
            new("Version", "2010-05-08"),
            .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)),
        ]);
        using var answer = await s_http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{action}: {text}");
        return XDocument.Parse(text);
    }

    private static string[] Values(XDocument answer, string name) =>
        [.. answer.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];
}
