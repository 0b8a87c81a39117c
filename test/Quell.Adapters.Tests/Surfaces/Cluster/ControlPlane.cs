using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Quell.Surfaces;

namespace Quell.Adapters.Tests.Surfaces.Cluster;

/// <summary>
/// A real API server and its etcd on loopback, from the folder that <c>KUBEBUILDER_ASSETS</c> names. There is no controller
/// and no node, so that what was applied stays as it is.
/// </summary>
public sealed class ControlPlane : IAsyncLifetime
{
    private const string Cluster = "prod-eu-1";
    private readonly List<Process> _started = [];
    private readonly Queue<string> _log = [];
    private string? _missing;

    public string Folder { get; } = Directory.CreateTempSubdirectory("quell-cluster-").FullName;

    public string Kubeconfig => Path.Combine(Folder, "home", ".kube", "config");

    public Uri? Address { get; private set; }

    /// <summary>Skips, or fails where a cluster was promised, when there is none.</summary>
    public void Need()
    {
        if (_missing is { } why)
        {
            RealParts.Missing("cluster", why);
        }
    }

    public async ValueTask InitializeAsync()
    {
        var assets = Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS");
        _missing =
            string.IsNullOrEmpty(assets)
                ? "KUBEBUILDER_ASSETS is not set: it names a folder with kube-apiserver and etcd, such as setup-envtest prints"
            : !File.Exists(Path.Combine(assets, "kube-apiserver")) || !File.Exists(Path.Combine(assets, "etcd"))
                ? $"KUBEBUILDER_ASSETS is {assets}, and there is no kube-apiserver or no etcd in it"
            : Runner().PathOf("kubectl") is null ? "there is no kubectl on PATH"
            : null;
        if (_missing is null)
        {
            await StartAsync(assets!);
            await PrepareAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_started))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(10));
            process.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The product's own runner, with this cluster's kubeconfig.</summary>
    /// <param name="user">Whose credentials are in the context.</param>
    public ProcessRunner Runner(string user = "admin") =>
        new(
            ProgramEnvironment.From(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["HOME"] = Path.Combine(Folder, "home"),
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
                    ["KUBECONFIG"] = user is "admin" ? Kubeconfig : WriteKubeconfig(user, user),
                },
                "/var"
            )
        );

    /// <summary>Writes a kubeconfig for a token, which need not be one that the server knows.</summary>
    public string WriteKubeconfig(string name, string token, Uri? address = null)
    {
        var path = name is "admin" ? Kubeconfig : Path.Combine(Folder, "home", ".kube", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(
            path,
            $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: {{{Cluster}}}, cluster: {server: "{{{address
                ?? Address}}}", insecure-skip-tls-verify: true}}]
            users: [{name: {{{name}}}, user: { token: {{{token}}} }}]
            contexts: [{name: {{{Cluster}}}, context: {cluster: {{{Cluster}}}, user: {{{name}}}}}]
            current-context: {{{Cluster}}}
            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return path;
    }

    /// <summary>Runs kubectl as the administrator, to prepare a test.</summary>
    public async Task<string> KubectlAsync(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Runner().PathOf("kubectl")!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KUBECONFIG"] = Kubeconfig, ["HOME"] = Path.Combine(Folder, "home") },
        };
        using var kubectl = Process.Start(start)!;
        var (output, error) = (kubectl.StandardOutput.ReadToEndAsync(), kubectl.StandardError.ReadToEndAsync());
        await kubectl.StandardInput.WriteAsync(input);
        kubectl.StandardInput.Close();
        await kubectl.WaitForExitAsync();
        return kubectl.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"kubectl {string.Join(' ', arguments)}: {await error}\n{LastWords()}"
            );
    }

    /// <summary>Applies documents, and the status of those that carry one.</summary>
    public async Task ApplyAsync(string yaml)
    {
        await KubectlAsync(yaml, "apply", "-f", "-");
        var withStatus = yaml.Split("\n---\n")
            .Where(document => ("\n" + document).Contains("\nstatus:", StringComparison.Ordinal))
            .ToList();
        if (withStatus.Count > 0)
        {
            await KubectlAsync(string.Join("\n---\n", withStatus), "replace", "--subresource", "status", "-f", "-");
        }
    }

    private async Task StartAsync(string assets)
    {
        var (client, peer, secure) = (FreePort(), FreePort(), FreePort());
        Start(
            Path.Combine(assets, "etcd"),
            $"--data-dir={Folder}/etcd",
            $"--listen-client-urls=http://127.0.0.1:{client}",
            $"--advertise-client-urls=http://127.0.0.1:{client}",
            $"--listen-peer-urls=http://127.0.0.1:{peer}",
            $"--initial-advertise-peer-urls=http://127.0.0.1:{peer}",
            $"--initial-cluster=default=http://127.0.0.1:{peer}",
            "--unsafe-no-fsync"
        );
        using (var key = System.Security.Cryptography.RSA.Create(2048))
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, "sa.key"), key.ExportRSAPrivateKeyPem());
        }
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "tokens.csv"),
            "admin,admin,admin,system:masters\nviewer,viewer,viewer\nnobody,nobody,nobody\n"
        );
        Start(
            Path.Combine(assets, "kube-apiserver"),
            [
                $"--etcd-servers=http://127.0.0.1:{client}",
                $"--cert-dir={Folder}/certificates",
                $"--secure-port={secure}",
                "--bind-address=127.0.0.1",
                "--advertise-address=192.0.2.1",
                "--endpoint-reconciler-type=none",
                "--service-cluster-ip-range=10.96.0.0/16",
                $"--service-account-key-file={Folder}/sa.key",
                $"--service-account-signing-key-file={Folder}/sa.key",
                "--service-account-issuer=https://kubernetes.default.svc",
                $"--token-auth-file={Folder}/tokens.csv",
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                "--disable-admission-plugins=ServiceAccount",
            ]
        );
        Address = new Uri($"https://127.0.0.1:{secure}");
        WriteKubeconfig("admin", "admin");
        await ReadyAsync();
    }

    private async Task ReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await KubectlAsync(null, "get", "--raw", "/readyz");
                return;
            }
            catch (InvalidOperationException e) when (watch.Elapsed < TimeSpan.FromSeconds(90))
            {
                Trace.WriteLine(e.Message);
            }
        }
    }

    /// <summary>Kinds of some add-ons, nodes, a network plug-in and storage, and the shapes.</summary>
    private async Task PrepareAsync()
    {
        await ApplyAsync(AddOnKinds.Definitions);
        await KubectlAsync(null, "wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
        // All at once: what one shape shows of its node depends on the others.
        foreach (var manifest in Directory.EnumerateFiles(Shapes.Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            await ApplyAsync(await File.ReadAllTextAsync(manifest));
        }
    }

    private void Start(string program, params IEnumerable<string> arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _started.Add(process);
    }

    private void Note(string? line)
    {
        lock (_log)
        {
            _log.Enqueue(line ?? string.Empty);
            if (_log.Count > 60)
            {
                _log.Dequeue();
            }
        }
    }

    private string LastWords()
    {
        lock (_log)
        {
            return string.Join('\n', _log);
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
