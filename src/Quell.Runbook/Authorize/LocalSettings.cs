using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Authorize;

/// <summary>What this machine says of kubectl's and aws's settings, as it is found and journalled. No secret is in it.</summary>
public static class LocalSettings
{
    private static readonly ImmutableSortedDictionary<string, string> s_nothing = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    public static bool Knows(string key) =>
        key.StartsWith("kubectl settings ", StringComparison.Ordinal)
        || key.StartsWith("aws settings ", StringComparison.Ordinal);

    public static ImmutableSortedDictionary<string, string> At(string key, RunContext context, CaseState state) =>
        key.StartsWith("aws ", StringComparison.Ordinal) ? Aws(context) : Kubectl(context, state);

    private static ImmutableSortedDictionary<string, string> Kubectl(RunContext context, CaseState state)
    {
        var name =
            context.Options.KubeContext
            ?? (
                state.Reading(AccessKeys.Call(state, Surface.Kubectl, AccessKeys.KubectlContext)) as CallReading.Context
            )?.Name;
        if (name is null)
        {
            return s_nothing;
        }
        var found = With(
            s_nothing.Add("context", name),
            (
                "request timeout",
                context.Options.KubectlTimeout == CaseGrants.UsualKubectlTimeout
                    ? null
                    : CaseGrants.Seconds(context.Options.KubectlTimeout)
            )
        );
        return context.Workstation.Kubeconfig(name) switch
        {
            KubeconfigEntry.Found entry => With(
                found,
                ("path", entry.Path),
                ("cluster", entry.Cluster),
                ("server", entry.Server),
                ("ca", entry.CaDigest),
                ("plugins", entry.Plugins.IsEmpty ? null : string.Join(", ", entry.Plugins))
            ),
            KubeconfigEntry.Missing missing => With(found, ("path", missing.Path), ("missing", missing.Why)),
            KubeconfigEntry.Refused refused => With(found, ("path", refused.Path), ("refused", refused.Why)),
            _ => found,
        };
    }

    private static ImmutableSortedDictionary<string, string> Aws(RunContext context)
    {
        var settings = context.Workstation.Aws();
        return With(
            s_nothing,
            ("profile", context.Options.AwsProfile),
            ("environment", settings.EnvironmentCredentials ? "yes" : null),
            ("variable", settings.ProfileVariable),
            ("region", settings.Region),
            ("endpoints", settings.Endpoints),
            ("loopback", settings.LoopbackEndpoint)
        );
    }

    private static ImmutableSortedDictionary<string, string> With(
        ImmutableSortedDictionary<string, string> found,
        params ReadOnlySpan<(string Name, string? Value)> values
    )
    {
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                found = found.SetItem(name, Redaction.Of(value));
            }
        }
        return found;
    }
}
