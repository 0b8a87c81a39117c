namespace Quell.Adapters.Tests.Surfaces.Cluster;

/// <summary>One API server for all tests of this folder.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<ControlPlane>
{
    public const string Name = "a real API server";
}
