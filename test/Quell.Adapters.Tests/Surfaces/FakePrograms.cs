using System.Text.Json.Nodes;
using Quell.Surfaces;

namespace Quell.Adapters.Tests.Surfaces;

/// <summary>A home folder with programs named kubectl and aws that play a script.</summary>
internal sealed class FakePrograms : IDisposable
{
    private readonly JsonArray _plays = [];

    public FakePrograms()
    {
        Home = Directory.CreateTempSubdirectory("quell-fake-").FullName;
        Bin = Directory.CreateDirectory(Path.Combine(Home, "bin")).FullName;
        var player = Path.Combine(AppContext.BaseDirectory, "Quell.FakeTools");
        File.CreateSymbolicLink(Path.Combine(Bin, "kubectl"), player);
        File.CreateSymbolicLink(Path.Combine(Bin, "aws"), player);
        Variables = new(StringComparer.Ordinal)
        {
            ["HOME"] = Home,
            ["PATH"] = $"{Bin}:/usr/bin:/bin",
            ["LANG"] = "C.UTF-8",
        };
    }

    public string Home { get; }

    public string Bin { get; }

    /// <summary>What the composition root would have read.</summary>
    public Dictionary<string, string?> Variables { get; }

    public string CurrentFolder { get; set; } = "/var";

    public ProcessRunner Runner(TimeProvider? clock = null) =>
        new(ProgramEnvironment.From(Variables, CurrentFolder), clock);

    /// <summary>Adds a scene; the first that fits the arguments is played.</summary>
    public FakePrograms Plays(JsonObject scene)
    {
        _plays.Add(scene);
        File.WriteAllText(Path.Combine(Home, "plays.json"), _plays.ToJsonString());
        return this;
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);
}
