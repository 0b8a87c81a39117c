using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Ports;
using Quell.Surfaces;
using Quell.Surfaces.Aws;
using Quell.Surfaces.Kubeconfig;
using Quell.Surfaces.Kubectl;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>kubectl and aws of one run: the machine's own, or those that the practice tenant plays.</summary>
internal sealed class Programs : IDisposable
{
    private const string Practice = "the practice tenant";
    private const string Simulated = "simulated";

    private readonly ProgramEnvironment _environment;
    private readonly ProcessRunner? _real;
    private readonly AwsSurface _aws;

    /// <param name="simulated">What the practice tenant plays; null for the machine's own programs.</param>
    /// <param name="options">The times that the person chose for them.</param>
    public Programs(Machine machine, IProgramRunner? simulated, TenantOptions options)
    {
        _environment = ProgramEnvironment.From(
            machine.Environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal),
            machine.CurrentFolder
        );
        _real = simulated is null ? new ProcessRunner(_environment, machine.Clock) : null;
        AwsSettings = _real is null ? new AwsSettings() : AwsEnvironment.Read(_environment.Variables);
        var runner = simulated ?? _real!;
        _aws = new AwsSurface(runner, machine.Clock, AwsSettings.Endpoints, options.AwsTimeout);
        Surfaces = ImmutableDictionary<Surface, ISurface>
            .Empty.Add(Surface.Aws, _aws)
            .Add(
                Surface.Kubectl,
                new KubectlSurface(
                    runner,
                    _real is null ? PracticeContext : name => ReadKubeconfig().Find(name),
                    options.Kubectl
                )
            );
    }

    public bool AreReal => _real is not null;

    public ImmutableDictionary<Surface, ISurface> Surfaces { get; }

    public AwsSettings AwsSettings { get; }

    /// <summary>An emulator on this machine that the person's environment names may be called; nothing else beyond the runbook's list.</summary>
    /// <param name="postsToLoopback">True where a server of this machine stands in for PagerDuty.</param>
    public AllowList AllowListFor(bool postsToLoopback) =>
        AwsSettings.LoopbackEndpoint is null && !postsToLoopback
            ? AllowList.Runbook
            : new AllowList(new AllowListOptions { LoopbackEndpoints = true });

    public string? Find(string name) => _real is null ? Practice : _real.PathOf(name);

    public KubeconfigEntry Kubeconfig(string context)
    {
        if (_real is null)
        {
            return new KubeconfigEntry.Found(Practice, null, Simulated, Simulated, []);
        }
        var read = ReadKubeconfig();
        var path = string.Join(Path.PathSeparator, read.Paths);
        if (read.Refused)
        {
            return new KubeconfigEntry.Refused(path, read.Problem ?? "it is not yours alone");
        }
        return read.Find(context) is { } entry
            ? new KubeconfigEntry.Found(
                path,
                entry.Cluster,
                entry.Server,
                entry.CaDigest,
                entry.Plugin is { } plugin ? [plugin] : []
            )
            : new KubeconfigEntry.Missing(
                path,
                read.Problem ?? $"the kubeconfig has no context {Printable.Of(context, 120)}"
            );
    }

    /// <summary>The practice tenant answers to one context and says so; there is no server behind it and no authority.</summary>
    private static KubeconfigContext PracticeContext(string name) => new(name, null, Simulated, Simulated, null, null);

    private KubeconfigReading ReadKubeconfig() => KubeconfigReader.Read(_environment);

    public void Dispose() => _aws.Dispose();
}
