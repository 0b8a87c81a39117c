namespace Quell.EndToEnd.Tests.Live;

/// <summary>One cluster with a node for all tests of this folder, which run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class LiveNodeTests : ICollectionFixture<LiveNode>
{
    public const string Name = "a real node";
}
