using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Quell.Lab.Serving;

namespace Quell.Lab.Tests.Serving;

public sealed class HttpTenantTests : IAsyncLifetime
{
    private const string Discover = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    private readonly EmbeddedTenant _tenant = EmbeddedTenant.Open(
        Script.Embedded("cryptominer"),
        new FakeTimeProvider(Client.Start)
    );
    private readonly HttpClient _http = new();
    private HttpTenant _served = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _served = (await HttpTenant.OpenAsync(_tenant, 0, TimeProvider.System, Token))!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _served.DisposeAsync();
        await _tenant.DisposeAsync();
    }

    [Fact]
    public void It_is_bound_to_this_machine_alone_and_says_where()
    {
        _served.Address.Host.ShouldBe("127.0.0.1");
        _served.Address.Port.ShouldNotBe(0);
        _served.Address.AbsolutePath.ShouldBe("/mcp/secure");
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Clients_of_either_era_get_the_eleven_tools(string protocol)
    {
        await using var client = await ConnectAsync(protocol);

        (await client.ListToolsAsync(cancellationToken: Token)).Count.ShouldBe(11);
        client.NegotiatedProtocolVersion.ShouldBe(protocol);
    }

    [Fact]
    public async Task Every_client_talks_to_the_same_tenant()
    {
        await using var one = await ConnectAsync("2026-07-28");
        await using var other = await ConnectAsync("2025-11-25");
        var before = await CallAsync(other, "list_response_action_executions");

        var submitted = await CallAsync(
            one,
            "submit_response_action",
            """{"action_type":"KILL_PROCESS","parameters":{"host.id":"5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706","process.id":4823,"startTime":-1}}"""
        );

        submitted.IsError.ShouldNotBe(true, Text(submitted));
        Text(await CallAsync(other, "list_response_action_executions")).ShouldNotBe(Text(before));
    }

    [Fact]
    public async Task Unknown_tools_wrong_types_and_oversized_arguments_are_answered_and_survived()
    {
        await using var client = await ConnectAsync("2026-07-28");

        var unknown = await Should.ThrowAsync<McpProtocolException>(() => CallAsync(client, "delete_everything"));
        unknown.ErrorCode.ShouldBe(McpErrorCode.InvalidParams);
        Text(await CallAsync(client, "get_event_info", """{"event_id":7}""")).ShouldContain("must be a string");
        var large = $$"""{"sysql_query":"{{new string('x', 100_000)}}"}""";
        Text(await CallAsync(client, "run_sysql", large)).ShouldContain("longer than");

        (await CallAsync(client, "get_customer_settings")).IsError.ShouldNotBe(true);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task What_is_no_message_is_refused_and_survived(string body, HttpStatusCode status)
    {
        (await PostAsync(body)).StatusCode.ShouldBe(status);

        await using var client = await ConnectAsync("2026-07-28");
        (await client.ListToolsAsync(cancellationToken: Token)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_request_of_more_than_a_mebibyte_is_refused_and_survived()
    {
        using var response = await PostAsync(Discover + new string(' ', 2 * 1024 * 1024));

        response.IsSuccessStatusCode.ShouldBeFalse();
        await using var client = await ConnectAsync("2026-07-28");
        (await client.ListToolsAsync(cancellationToken: Token)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("evil.example:8765", null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData("localhost", "http://localhost:6274", null)]
    [InlineData("[::1]", null, null)]
    public async Task A_page_of_another_origin_cannot_reach_it(string? host, string? origin, HttpStatusCode? status)
    {
        using var response = await PostAsync(Discover, host, origin);

        if (status is null)
        {
            response.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden);
        }
        else
        {
            response.StatusCode.ShouldBe(status.Value);
        }
    }

    [Fact]
    public async Task A_port_in_use_is_told() =>
        (await HttpTenant.OpenAsync(_tenant, _served.Address.Port, TimeProvider.System, Token)).ShouldBeNull();

    private async Task<HttpResponseMessage> PostAsync(string body, string? host = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _served.Address);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await _http.SendAsync(request, Token);
    }

    private Task<McpClient> ConnectAsync(string protocol) =>
        McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = _served.Address,
                    TransportMode = HttpTransportMode.StreamableHttp,
                }
            ),
            new McpClientOptions { ProtocolVersion = protocol },
            cancellationToken: Token
        );

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, string arguments = "{}")
    {
        using var document = JsonDocument.Parse(arguments);
        var call = new CallToolRequestParams
        {
            Name = tool,
            Arguments = document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone()),
        };
        return await client.CallToolAsync(call, Token);
    }

    private static string Text(CallToolResult result) =>
        result.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text;
}
