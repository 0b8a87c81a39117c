using Quell.Domain.Actions;
using Quell.Domain.Calls;

namespace Quell.Runbook.Tests.Undo;

public sealed class CommandOfferTests
{
    private static readonly LiveObject s_left = Scaled.Of(0, 4, "20");

    [Fact]
    public void What_is_still_as_it_was_left_can_be_undone() =>
        new Scaled(s_left).Now(Scaled.Of(0, 4, "25")).WhyNot.ShouldBeNull();

    [Fact]
    [Trait("Guardrail", "G-43")]
    public void Another_object_of_the_same_name_is_refused_and_both_are_named() =>
        new Scaled(s_left)
            .Now(Scaled.Of(0, 4, "20", "u-2"))
            .WhyNot.ShouldBe(
                "deployment shop/web is another object of the same name: uid u-1 was changed, u-2 is there"
            );

    [Fact]
    [Trait("Guardrail", "G-43")]
    public void What_somebody_changed_since_is_refused_and_both_are_shown() =>
        new Scaled(s_left)
            .Now(Scaled.Of(5, 5, "30"))
            .WhyNot.ShouldBe(
                "somebody changed deployment shop/web since. Left by this case: spec.replicas = 0. There now: spec.replicas = 5"
            );

    [Fact]
    public void What_stands_as_before_was_taken_back_by_somebody() =>
        new Scaled(s_left).Now(Scaled.Of(3, 5, "30")).WhyNot!.ShouldContain("somebody has taken it back already");

    [Fact]
    public void What_is_gone_is_refused() =>
        new Scaled(s_left)
            .Now(new CallOutcome.Refused(new ServiceRefusal(RefusalKind.NotFound, null, null, "not found", null)))
            .WhyNot!.ShouldContain("is not there any more");

    [Fact]
    public void What_cannot_be_read_is_unknown_and_not_undone() =>
        new Scaled(s_left)
            .Now(
                new CallOutcome.Refused(
                    new ServiceRefusal(RefusalKind.PermissionMissing, null, null, "Forbidden", null)
                )
            )
            .WhyNot!.ShouldContain("is unknown: Forbidden");

    [Fact]
    [Trait("Guardrail", "G-21")]
    public void Without_reading_authorised_in_this_session_nothing_is_offered() =>
        new Scaled(s_left).WhyNot!.ShouldContain("was not authorised in this session");

    [Fact]
    public void Where_the_look_after_it_is_missing_the_one_before_tells_whose_object_it_is()
    {
        new Scaled().Now(Scaled.Of(0, 4, "25")).WhyNot.ShouldBeNull();
        new Scaled().Now(Scaled.Of(0, 4, "25", "u-2")).WhyNot!.ShouldContain("another object");
    }

    [Fact]
    public void It_is_undone_once()
    {
        var scaled = new Scaled(s_left).Now(Scaled.Of(0, 4, "25"));
        scaled.Offered();
        var undo = scaled.Undo.Try;
        scaled.Undone();

        scaled.WhyNot.ShouldBe($"it is undone already, by {undo}");
    }

    [Fact]
    public void The_undo_carries_the_version_that_is_there_and_says_what_it_goes_back_to()
    {
        var undo = new Scaled(s_left).Now(Scaled.Of(0, 4, "25")).Undo;

        undo.Type.ShouldBe("UNDO_SCALE_TO_ZERO");
        undo.Request.Text.ShouldBe(
            "kubectl scale deployment/web --replicas 3 --namespace shop --current-replicas 0 --context prod --resource-version 25"
        );
        undo.Expected.ShouldContain("spec.replicas = 3");
        undo.Undoes!.Response.ShouldBe(Scaled.Action.Try);
        undo.Consequences.Select(said => said.Rule).ShouldBe(["UNDO-HAZARD"]);
    }

    [Fact]
    public void A_change_of_other_parts_of_the_object_is_a_hazard_and_no_refusal()
    {
        var scaled = new Scaled(s_left).Now(Scaled.Of(0, 9, "25"));

        scaled.WhyNot.ShouldBeNull();
        scaled.Undo.Consequences[0].Sentence.ShouldContain("generation 4 was left, 9 is there");
    }
}
