using CsCheck;
using Quell.Fuzz;
using Quell.Measures;

namespace Quell.Adapters.Tests.Hostile;

/// <summary>The targets that afl++ drives for hours, here for a moment each. See docs/guide/safety.md.</summary>
public sealed class FuzzTargetTests
{
    private const int Inputs = 200;

    /// <summary>Targets that read one input for many calls, each into a case of its own.</summary>
    private static readonly string[] s_large = ["kubectl", "aws", "catalogue", "event"];

    public static TheoryData<string> Targets => [.. Target.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_a_target_begins_from_holds_its_laws(string name)
    {
        var target = Target.All.Single(known => known.Name == name);

        target.Seeds().Count.ShouldBeGreaterThan(1);
        foreach (var seed in target.Seeds())
        {
            target.Run(seed);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    [Trait("Guardrail", "G-37")]
    public void Whatever_is_near_it_holds_them_too(string name)
    {
        var target = Target.All.Single(known => known.Name == name);

        var inputs = Effort.Of(s_large.Contains(name, StringComparer.Ordinal) ? Inputs / 10 : Inputs);

        Mutations.Of(target.Seeds()).Sample(target.Run, iter: inputs);
        Figures.Add("fuzz.inputs", inputs);
        Figures.Add("fuzz.broken", 0);
    }
}
