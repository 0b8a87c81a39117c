using System.Security.Cryptography;
using YamlDotNet.RepresentationModel;

namespace Quell.Surfaces.Kubeconfig;

/// <summary>A named cluster, user or context of a kubeconfig.</summary>
internal sealed record KubeconfigEntry(string File, string Name, YamlNode? Body)
{
    private const int LargestAuthority = 1024 * 1024;

    public string? Text(string member) => TextOf(Body, member);

    /// <summary>An address without what a person may have written into it as a secret.</summary>
    public string? Address(string member) =>
        Uri.TryCreate(Text(member), UriKind.Absolute, out var address)
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;

    /// <summary>The command of the credential plug-in, or of the older kind of provider.</summary>
    public string? Plugin() =>
        Member(Body, "exec") is { } exec ? TextOf(exec, "command") ?? "a program without a name"
        : Member(Body, "auth-provider") is { } provider
            ? TextOf(Member(provider, "config"), "cmd-path") ?? $"auth provider {TextOf(provider, "name")}"
        : null;

    public string Authority()
    {
        if (Text("certificate-authority-data") is { Length: > 0 } data)
        {
            var bytes = new byte[data.Length];
            return Convert.TryFromBase64String(data, bytes, out var count)
                ? Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, count)))
                : "not base64";
        }
        if (Text("certificate-authority") is { Length: > 0 } path)
        {
            return OfFile(Path.GetFullPath(path, Path.GetDirectoryName(File) ?? "/"));
        }
        return string.Equals(Text("insecure-skip-tls-verify"), "true", StringComparison.OrdinalIgnoreCase)
            ? "none: the server's certificate is not checked"
            : "none: the system's authorities are trusted";
    }

    public static YamlNode? Member(YamlNode? node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    public static string? TextOf(YamlNode? node, string name) => (Member(node, name) as YamlScalarNode)?.Value;

    private static string OfFile(string path)
    {
        try
        {
            return new FileInfo(path).Length > LargestAuthority
                ? "a file that is too large"
                : Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "a file that cannot be read";
        }
    }
}
