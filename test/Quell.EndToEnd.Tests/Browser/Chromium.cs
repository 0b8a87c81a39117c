using System.Diagnostics;

namespace Quell.EndToEnd.Tests.Browser;

/// <summary>One headless Chromium for the tests of a class, with a profile of its own that goes with it.</summary>
/// <remarks>A machine without one skips the tests; where <c>QUELL_TESTS_REQUIRE</c> names <c>chromium</c>, they fail.</remarks>
public sealed class Chromium : IAsyncLifetime
{
    private const string Promised = "QUELL_TESTS_REQUIRE";
    private const string Part = "chromium";
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly string _profile = Directory.CreateTempSubdirectory("quell-chromium-").FullName;
    private Process? _process;
    private DevTools? _tools;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
        {
            return;
        }
        var start = new ProcessStartInfo(path)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (
            var argument in (ReadOnlySpan<string>)
                [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--no-first-run",
                    "--remote-debugging-port=0",
                    $"--user-data-dir={_profile}",
                    "about:blank",
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }
        _process = Process.Start(start)!;
        _tools = await DevTools.ConnectAsync(await AddressAsync(_process.StandardError));
    }

    /// <summary>An empty page.</summary>
    internal async Task<Page> OpenAsync()
    {
        if (_tools is null)
        {
            var promised = (Environment.GetEnvironmentVariable(Promised) ?? string.Empty).Split(',');
            Assert.False(promised.Contains(Part, StringComparer.Ordinal), $"{Part} was promised by {Promised}");
            Assert.Skip("no Chromium is on PATH");
        }
        return await Page.OpenAsync(_tools!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tools is not null)
        {
            await _tools.DisposeAsync();
        }
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_profile, recursive: true);
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Chromium says on standard error where it listens; what it says after that is read away.</summary>
    private static async Task<Uri> AddressAsync(StreamReader said)
    {
        while (await said.ReadLineAsync() is { } line)
        {
            const string begins = "DevTools listening on ";
            if (line.StartsWith(begins, StringComparison.Ordinal))
            {
                _ = said.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(line[begins.Length..]);
            }
        }
        throw new InvalidOperationException("Chromium ended before it listened.");
    }
}
