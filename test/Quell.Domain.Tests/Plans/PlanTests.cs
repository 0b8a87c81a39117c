using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Plans;

namespace Quell.Domain.Tests.Plans;

public sealed class PlanTests
{
    private static readonly Citation s_file = new("threat pattern", "Patterns/cryptominer.yaml");

    [Fact]
    public void What_a_plan_says_beside_its_actions_is_read_back_from_the_journal()
    {
        var plan = new Plan(1, [], [], "because", true, [])
        {
            Places = [new PlannedPlace(new ActionId("ab"), "it saves evidence.", [s_file])],
            Notes = [new PlanNote(PlanNoteKind.Advice, "Do not delete the Pod first.", [s_file])],
            Techniques = [new ThreatTechnique("T1685.002", ["T1562.008"], "v19", TechniqueSource.Kb, "x", s_file)],
        };

        var read = Again(plan);

        read.PlaceOf(new ActionId("ab"))!.Why.ShouldBe("it saves evidence.");
        read.Notes.ShouldHaveSingleItem().Citations.ShouldBe([s_file]);
        var technique = read.Techniques.ShouldHaveSingleItem();
        technique.Legacy.ShouldBe(["T1562.008"]);
        technique.Source.ShouldBe(TechniqueSource.Kb);
    }

    [Fact]
    public void A_plan_of_a_journal_that_has_no_notes_has_none()
    {
        const string Old =
            """{"type":"plan_proposed","plan":{"revision":1,"actions":[],"unavailable":[],"order_reason":"because","scoped_to_event":true,"changes":[]}}""";

        var plan = ((CaseEntry.PlanProposed)JsonSerializer.Deserialize(Old, CaseJson.Default.CaseEntry)!).Plan;

        plan.Notes.ShouldBeEmpty();
        plan.Places.ShouldBeEmpty();
        plan.Techniques.ShouldBeEmpty();
        plan.PlaceOf(new ActionId("ab")).ShouldBeNull();
    }

    private static Plan Again(Plan plan)
    {
        var text = JsonSerializer.Serialize(new CaseEntry.PlanProposed(plan), CaseJson.Default.CaseEntry);
        return ((CaseEntry.PlanProposed)JsonSerializer.Deserialize(text, CaseJson.Default.CaseEntry)!).Plan;
    }
}
