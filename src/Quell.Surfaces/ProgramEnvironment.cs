using System.Collections.Immutable;

namespace Quell.Surfaces;

/// <summary>The environment that <c>kubectl</c> and <c>aws</c> are run with: by list, never the whole of ours.</summary>
/// <remarks>
/// No token of Sysdig or of a ticket desk is in it, and nothing that changes how programs are loaded. Proxies and
/// certificate files are, and what the programs need to log in the way they do for the person. Places that PATH names
/// relative to the current folder, or inside it, are left out, also for the plug-ins that the programs start.
/// </remarks>
public sealed class ProgramEnvironment
{
    private static readonly ImmutableHashSet<string> s_names = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "HOME",
        "LANG",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "REQUESTS_CA_BUNDLE",
        "CURL_CA_BUNDLE"
    );

    private static readonly ImmutableArray<string> s_families = ["AWS_", "CLOUDSDK_", "AZURE_"];

    private ProgramEnvironment(
        ImmutableSortedDictionary<string, string> variables,
        ImmutableArray<string> kubeconfigs,
        ProgramFinder programs
    ) => (Variables, Kubeconfigs, Programs) = (variables, kubeconfigs, programs);

    /// <summary>What the programs see.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; }

    /// <summary>The kubeconfig files, absolute, in the order in which kubectl merges them; those of the default place included.</summary>
    public ImmutableArray<string> Kubeconfigs { get; }

    internal ProgramFinder Programs { get; }

    /// <param name="environment">Our own environment, as the composition root read it.</param>
    /// <param name="currentDirectory">The folder the program was started in, absolute.</param>
    public static ProgramEnvironment From(IReadOnlyDictionary<string, string?> environment, string currentDirectory)
    {
        var programs = new ProgramFinder(environment.GetValueOrDefault("PATH"), currentDirectory);
        var kept = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            if (value is not null && IsPassedOn(name))
            {
                kept[name] = value;
            }
        }
        kept["PATH"] = string.Join(Path.PathSeparator, programs.Folders);
        var kubeconfigs = Kubeconfig(environment, currentDirectory);
        if (!string.IsNullOrEmpty(environment.GetValueOrDefault("KUBECONFIG")))
        {
            kept["KUBECONFIG"] = string.Join(Path.PathSeparator, kubeconfigs);
        }
        // A file of preferences could add flags to the line that was shown; a pager would wait for a key.
        kept["KUBECTL_KUBERC"] = "false";
        kept["AWS_PAGER"] = string.Empty;
        return new ProgramEnvironment(kept.ToImmutable(), kubeconfigs, programs);
    }

    private static bool IsPassedOn(string name) =>
        s_names.Contains(name) || s_families.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    private static ImmutableArray<string> Kubeconfig(
        IReadOnlyDictionary<string, string?> environment,
        string currentDirectory
    )
    {
        var named = (environment.GetValueOrDefault("KUBECONFIG") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.GetFullPath(path, currentDirectory))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        if (!named.IsEmpty)
        {
            return named;
        }
        return environment.GetValueOrDefault("HOME") is { Length: > 0 } home && Path.IsPathFullyQualified(home)
            ? [Path.Combine(home, ".kube", "config")]
            : [];
    }
}
