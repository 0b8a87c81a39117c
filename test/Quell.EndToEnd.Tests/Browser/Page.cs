using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Browser;

/// <summary>One page, with everything that it complained of and asked the network for.</summary>
internal sealed class Page : IAsyncDisposable
{
    private readonly DevTools _tools;
    private readonly string _session;
    private readonly string _target;
    private readonly string _file;
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Page(DevTools tools, string target, string session)
    {
        (_tools, _target, _session) = (tools, target, session);
        _file = Path.Combine(Directory.CreateTempSubdirectory("quell-page-").FullName, "report.html");
        _tools.Listeners[_session] = Hear;
    }

    /// <summary>What stands in the browser's log or console.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Addresses that were asked for, that of the page itself left out.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<Page> OpenAsync(DevTools tools)
    {
        var target = (string)
            (await tools.AskAsync("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!;
        var attached = await tools.AskAsync(
            "Target.attachToTarget",
            new() { ["targetId"] = target, ["flatten"] = true }
        );
        var page = new Page(tools, target, (string)attached["sessionId"]!);
        foreach (var domain in (string[])["Page", "Log", "Runtime", "Network"])
        {
            await page.AskAsync($"{domain}.enable");
        }
        return page;
    }

    public async Task LookAsync(int width, string scheme = "light", string media = "screen")
    {
        await AskAsync(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["media"] = media,
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
            }
        );
        await AskAsync(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = 900,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );
    }

    public async Task ShowAsync(string html)
    {
        await File.WriteAllTextAsync(_file, html);
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await AskAsync("Page.navigate", new() { ["url"] = new Uri(_file).AbsoluteUri });
        await _loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>What an expression comes to in the page; a promise is waited for.</summary>
    public async Task<JsonNode?> SayAsync(string expression)
    {
        var answer = await AskAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            }
        );
        return answer["exceptionDetails"] is { } failed
            ? throw new InvalidOperationException(failed.ToJsonString())
            : answer["result"]!["value"];
    }

    /// <summary>The whole page as a PNG.</summary>
    public async Task<byte[]> PictureAsync()
    {
        var answer = await AskAsync(
            "Page.captureScreenshot",
            new() { ["format"] = "png", ["captureBeyondViewport"] = true }
        );
        return Convert.FromBase64String((string)answer["data"]!);
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Listeners.TryRemove(_session, out _);
        await _tools.AskAsync("Target.closeTarget", new() { ["targetId"] = _target });
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private Task<JsonNode> AskAsync(string method, JsonObject? parameters = null) =>
        _tools.AskAsync(method, parameters, _session);

    private void Hear(string method, JsonNode? said)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                if ((string?)said!["request"]!["url"] is { } url && url != new Uri(_file).AbsoluteUri)
                {
                    Requests.Enqueue(url);
                }
                break;
            case "Log.entryAdded" or "Runtime.exceptionThrown" or "Runtime.consoleAPICalled":
                Complaints.Enqueue(said!.ToJsonString());
                break;
        }
    }
}
