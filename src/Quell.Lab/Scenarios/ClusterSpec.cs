using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>A Kubernetes cluster as its plain manifests, live fields (status, uid) included where they matter.</summary>
internal sealed record ClusterSpec(string Name, string Version, string Platform, ImmutableArray<JsonObject> Objects);
