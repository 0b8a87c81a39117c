using YamlDotNet.RepresentationModel;

namespace Quell.Surfaces.Kubeconfig;

/// <summary>One kubeconfig file as YAML.</summary>
internal sealed record KubeconfigFile(string Path, YamlNode? Root)
{
    public string? CurrentContext => KubeconfigEntry.TextOf(Root, "current-context");

    /// <summary>The entries of a list such as <c>clusters</c>, each with a name and a body such as <c>cluster</c>.</summary>
    public IEnumerable<KubeconfigEntry> Named(string list, string body) =>
        KubeconfigEntry.Member(Root, list) is YamlSequenceNode items
            ? items
                .Children.Select(item =>
                    (Name: KubeconfigEntry.TextOf(item, "name"), Body: KubeconfigEntry.Member(item, body))
                )
                .Where(item => item.Name is not null)
                .Select(item => new KubeconfigEntry(Path, item.Name!, item.Body))
            : [];
}
