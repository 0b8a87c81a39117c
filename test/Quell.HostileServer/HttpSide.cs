using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Quell.Lab;

namespace Quell.HostileServer;

/// <summary>The same over HTTP: each POST is one message, and what is dealt out is its answer.</summary>
internal static class HttpSide
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<string>> s_waiting = new(
        StringComparer.Ordinal
    );
    private static readonly SemaphoreSlim s_oneWriter = new(1, 1);
    private static int s_answers;

    /// <summary>Prints its address and serves until it is ended.</summary>
    public static async Task RunAsync(EmbeddedTenant tenant, Relay relay)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var application = builder.Build();
        application.Run(context => AnswerAsync(context, tenant, relay));
        await application.StartAsync();
        await Console.Out.WriteLineAsync(application.Urls.First());
        using var reader = new StreamReader(tenant.ServerOutput);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (IdOf(line) is { } id && s_waiting.TryRemove(id, out var waiting))
            {
                waiting.SetResult(line);
            }
        }
    }

    private static async Task AnswerAsync(HttpContext context, EmbeddedTenant tenant, Relay relay)
    {
        if (context.Request.Method != "POST")
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        using var body = new StreamReader(context.Request.Body);
        var request = (await body.ReadToEndAsync()).ReplaceLineEndings(" ");
        relay.Hear(request);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = IdOf(request);
        if (id is not null)
        {
            s_waiting[id] = answer;
        }
        await SendAsync(tenant, request);
        if (id is null)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }
        await DealAsync(
            context,
            relay.Deal(await answer.Task),
            asEvents: Interlocked.Increment(ref s_answers) % 2 == 0
        );
    }

    /// <summary>The transport knows two forms of an answer, one message or a stream of events; each gets its turn.</summary>
    private static async Task DealAsync(HttpContext context, IEnumerable<Dealt> dealt, bool asEvents)
    {
        context.Response.ContentType = asEvents ? "text/event-stream" : "application/json";
        var events = new EventLines();
        foreach (var part in dealt)
        {
            switch (part)
            {
                case Dealt.Bytes { Value: var bytes }:
                    await context.Response.Body.WriteAsync(
                        asEvents ? events.Of(bytes.Span) : bytes,
                        context.RequestAborted
                    );
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    break;
                case Dealt.Hang:
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                    break;
                default:
                    context.Abort();
                    return;
            }
        }
    }

    private static async Task SendAsync(EmbeddedTenant tenant, string request)
    {
        await s_oneWriter.WaitAsync();
        try
        {
            await tenant.ServerInput.WriteAsync(Encoding.UTF8.GetBytes(request + "\n"));
            await tenant.ServerInput.FlushAsync();
        }
        finally
        {
            s_oneWriter.Release();
        }
    }

    private static string? IdOf(string line)
    {
        using var message = JsonDocument.Parse(line);
        return message.RootElement.TryGetProperty("id", out var id) ? id.GetRawText() : null;
    }
}
