namespace Quell.Adapters.Tests.Surfaces.Cluster;

/// <summary>Definitions of some add-ons' kinds, of which there are no objects here. Other kinds are not served at all.</summary>
internal static class AddOnKinds
{
    private static readonly (string Kind, string Plural, string Group, string Version, bool IsNamespaced)[] s_kinds =
    [
        ("ScaledObject", "scaledobjects", "keda.sh", "v1alpha1", true),
        ("Application", "applications", "argoproj.io", "v1alpha1", true),
        ("CiliumNetworkPolicy", "ciliumnetworkpolicies", "cilium.io", "v2", true),
        // Only one kind of the Gateway API: the other one is asked for and is not there.
        ("HTTPRoute", "httproutes", "gateway.networking.k8s.io", "v1", true),
    ];

    public static string Definitions => string.Join("\n---\n", s_kinds.Select(kind => Definition(kind)));

    private static string Definition(
        (string Kind, string Plural, string Group, string Version, bool IsNamespaced) kind
    ) =>
        $$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: {{kind.Plural}}.{{kind.Group}}
              annotations: { api-approved.kubernetes.io: "unapproved, for tests" }
            spec:
              group: {{kind.Group}}
              scope: {{(kind.IsNamespaced ? "Namespaced" : "Cluster")}}
              names: { kind: {{kind.Kind}}, plural: {{kind.Plural}}, singular: {{kind.Kind.ToLowerInvariant()}} }
              versions:
                - name: {{kind.Version}}
                  served: true
                  storage: true
                  schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
            """;
}
