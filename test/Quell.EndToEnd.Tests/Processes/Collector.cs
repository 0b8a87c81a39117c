using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>A receiver of OTLP over HTTP on this machine.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener = new();

    /// <param name="answer">Answers each request; null never answers.</param>
    public Collector(Action<HttpListenerResponse>? answer)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ReceiveAsync(answer);
    }

    public string Address { get; }

    public ConcurrentQueue<(string Path, string? Authorization, string Body)> Received { get; } = new();

    public JsonNode[] Spans =>
        [
            .. Received
                .Where(request => request.Path == "/v1/traces")
                .SelectMany(request =>
                    JsonNode.Parse(request.Body)!["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!.AsArray()
                )
                .Select(span => span!),
        ];

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync(Action<HttpListenerResponse>? answer)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new StreamReader(context.Request.InputStream);
                Received.Enqueue(
                    (
                        context.Request.Url!.AbsolutePath,
                        context.Request.Headers["authorization"],
                        await body.ReadToEndAsync()
                    )
                );
                if (answer is not null)
                {
                    answer(context.Response);
                    context.Response.Close();
                }
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
