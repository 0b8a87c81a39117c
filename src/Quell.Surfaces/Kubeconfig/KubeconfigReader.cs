using System.Collections.Immutable;
using Quell.Domain.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quell.Surfaces.Kubeconfig;

/// <summary>Reads the kubeconfig files: which clusters they lead to, and which programs they would start.</summary>
public static class KubeconfigReader
{
    private const int Largest = 4 * 1024 * 1024;

    public static KubeconfigReading Read(ProgramEnvironment environment)
    {
        var reading = new KubeconfigReading { Paths = environment.Kubeconfigs };
        if (KubeconfigGuard.Refusal(environment.Kubeconfigs) is { } refusal)
        {
            return reading with { Problem = refusal, Refused = true };
        }
        var files = new List<KubeconfigFile>();
        foreach (var path in environment.Kubeconfigs.Where(File.Exists))
        {
            try
            {
                files.Add(Parse(path));
            }
            catch (Exception e)
                when (e is YamlException or IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return reading with
                {
                    Problem = $"{Printable.Of(path)} cannot be read: {Printable.Of(e.Message, 200)}",
                };
            }
        }
        return files.Count == 0 ? reading with { Problem = "there is no kubeconfig" } : Merge(reading, files);
    }

    private static KubeconfigFile Parse(string path)
    {
        if (new FileInfo(path).Length > Largest)
        {
            throw new InvalidDataException("it is too large for a kubeconfig");
        }
        var yaml = new YamlStream();
        try
        {
            using var text = File.OpenText(path);
            yaml.Load(text);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("it is not YAML", e); // The library throws these for some broken texts.
        }
        return new KubeconfigFile(path, yaml.Documents.Count > 0 ? yaml.Documents[0].RootNode : null);
    }

    /// <summary>The first file that names a thing decides it.</summary>
    private static KubeconfigReading Merge(KubeconfigReading reading, List<KubeconfigFile> files)
    {
        var contexts = files
            .SelectMany(file => file.Named("contexts", "context"))
            .DistinctBy(entry => entry.Name, StringComparer.Ordinal);
        return reading with
        {
            CurrentContext = files
                .Select(file => file.CurrentContext)
                .FirstOrDefault(name => !string.IsNullOrEmpty(name)),
            Contexts = [.. contexts.Select(context => Resolve(context, files))],
        };
    }

    private static KubeconfigContext Resolve(KubeconfigEntry context, List<KubeconfigFile> files)
    {
        var (cluster, user) = (context.Text("cluster"), context.Text("user"));
        var server = Find(files, "clusters", "cluster", cluster);
        return new KubeconfigContext(
            context.Name,
            cluster,
            server?.Address("server"),
            server?.Authority() ?? "no such cluster entry",
            user,
            Find(files, "users", "user", user)?.Plugin()
        );
    }

    private static KubeconfigEntry? Find(List<KubeconfigFile> files, string list, string body, string? name) =>
        files
            .SelectMany(file => file.Named(list, body))
            .FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
}
