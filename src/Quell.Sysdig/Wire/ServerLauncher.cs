using System.ComponentModel;
using System.Diagnostics;

namespace Quell.Sysdig.Wire;

/// <summary>The one named launcher of MCP server processes. Nothing else in the program starts one.</summary>
/// <remarks>
/// A server gets the variables of its config entry and, of ours, only those that a program needs to run and to reach the
/// network: never a token that the entry does not name. It is started without a shell, from a path found on PATH.
/// </remarks>
internal static class ServerLauncher
{
    private static readonly HashSet<string> s_passedOn = new(StringComparer.OrdinalIgnoreCase)
    {
        "HOME",
        "PATH",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "TZ",
        "TMPDIR",
        "TMP",
        "TEMP",
        "USER",
        "LOGNAME",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NODE_EXTRA_CA_CERTS",
        "REQUESTS_CA_BUNDLE",
        "CURL_CA_BUNDLE",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "WINDIR",
        "COMSPEC",
        "PATHEXT",
        "USERNAME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "PROGRAMDATA",
        "PROGRAMFILES",
    };

    /// <summary>Starts the server; the reason, in one sentence, when it cannot be started.</summary>
    public static (LaunchedServer? Server, string Why) Start(McpEndpoint.Stdio endpoint)
    {
#pragma warning disable RS0030 // This is the named launcher that the ban speaks of: MCP servers over stdio are started here only.
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = endpoint.WorkingDirectory ?? string.Empty,
        };
        KeepOnly(start.Environment, endpoint);
        start.Environment.TryGetValue("PATH", out var path);
        if (ProgramFinder.Find(endpoint.Command, path, endpoint.WorkingDirectory) is not { } program)
        {
            return (null, $"no program {endpoint.Command} was found");
        }

        start.FileName = program;
        foreach (var argument in endpoint.Args)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) is { } process
                ? (new LaunchedServer(process), string.Empty)
                : (null, $"{program} did not start");
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or ArgumentException)
        {
            return (null, $"{program} could not be started: {e.Message}");
        }
#pragma warning restore RS0030
    }

    private static void KeepOnly(IDictionary<string, string?> environment, McpEndpoint.Stdio endpoint)
    {
        foreach (var name in environment.Keys.Where(name => !s_passedOn.Contains(name)).ToList())
        {
            environment.Remove(name);
        }

        foreach (var (name, value) in endpoint.Env)
        {
            environment[name] = value;
        }
    }
}
