using System.Collections.Immutable;
using Quell.Domain.Text;
using Quell.Surfaces.Native;

namespace Quell.Surfaces.Kubeconfig;

/// <summary>Whether a kubeconfig may be used: it can name programs that run with the person's rights.</summary>
internal static class KubeconfigGuard
{
    /// <summary>Null when every file that exists may be used, otherwise why not.</summary>
    public static string? Refusal(ImmutableArray<string> paths) =>
        paths.Select(Refusal).FirstOrDefault(why => why is not null);

    public static string? Refusal(string path)
    {
        if (!SystemCalls.KnowsOwners || !(File.Exists(path) || Directory.Exists(path)))
        {
            return null;
        }
        return SystemCalls.Look(path) switch
        {
            null => $"the kubeconfig {Printable.Of(path)} is not used: the system does not say whose it is",
            { IsOurs: false } => $"the kubeconfig {Printable.Of(path)} is not used: it belongs to another user",
            { OthersMayWrite: true } =>
                $"the kubeconfig {Printable.Of(path)} is not used: others may write it; run chmod go-w on it",
            _ => null,
        };
    }
}
