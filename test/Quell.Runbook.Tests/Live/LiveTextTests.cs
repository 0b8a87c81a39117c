using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Live;

/// <summary>A look in the words that a person reads, and in those that a yes is bound to.</summary>
[Trait("Guardrail", "G-09")]
public sealed class LiveTextTests
{
    private static readonly Citation s_by = new("live state", "kubectl get ...");
    private static readonly CommandChange s_change = CommandChanges.Of([
        .. "kubectl scale deployment/web --replicas 0 -n shop --context prod".Split(' '),
    ])!;

    [Fact]
    public void A_yes_is_bound_to_who_it_is_and_to_what_is_wanted_of_it_and_not_to_what_moves_by_itself()
    {
        LiveText.Bound(s_change, Seen()).ShouldBe("uid=u-1\ngeneration=4\n/spec/replicas=3");
        LiveText.Bound(s_change, Seen(version: "99", ready: "0")).ShouldBe(LiveText.Bound(s_change, Seen()));
        LiveText.Bound(s_change, Seen(replicas: null)).ShouldBe("uid=u-1\ngeneration=4\n/spec/replicas=");
        LiveText.Bound(s_change, new LiveView.Gone(s_by)).ShouldBe("gone");
        LiveText.Bound(s_change, new LiveView.Unread("no", s_by)).ShouldBe("unread");
    }

    [Fact]
    public void A_person_reads_one_line_a_field_below_who_it_is()
    {
        LiveText
            .Lines(s_change, Seen())
            .ShouldBe([
                "deployment shop/web, uid u-1, version 10 [live state]",
                "  spec.replicas = 3",
                "  status.readyReplicas = 2",
                "  status.replicas = none",
            ]);
        LiveText
            .Lines(s_change, new LiveView.Seen(new LiveObject(null, null, null, Incident.Map()), null))[0]
            .ShouldBe("deployment shop/web");
        LiveText.Lines(s_change, new LiveView.Gone(s_by)).ShouldBe(["deployment shop/web is not there [live state]"]);
        LiveText
            .Lines(s_change, new LiveView.Unread("the far\u001b side", null))
            .ShouldBe([@"deployment shop/web: unknown, the far\u{1B} side"]);
    }

    [Fact]
    public void What_is_the_same_is_no_difference()
    {
        LiveText.Difference(s_change, Seen(), Seen(version: "99", ready: "0")).ShouldBeEmpty();
        LiveText.Difference(s_change, new LiveView.Gone(s_by), new LiveView.Gone(null)).ShouldBeEmpty();
    }

    [Fact]
    public void A_difference_says_what_was_and_what_is()
    {
        var gone = new LiveView.Gone(s_by);
        var unread = new LiveView.Unread("no", s_by);

        LiveText
            .Difference(s_change, Seen(), Seen(replicas: "5"))
            .ShouldBe("deployment shop/web: spec.replicas was 3 and is 5");
        LiveText
            .Difference(s_change, Seen(replicas: null), Seen())
            .ShouldBe("deployment shop/web: spec.replicas was none and is 3");
        LiveText
            .Difference(s_change, Seen(), Seen(uid: "u-2"))
            .ShouldBe("deployment shop/web is another object of the same name now (uid u-1 was shown, u-2 is there)");
        LiveText
            .Difference(s_change, Seen(), Seen(generation: 5))
            .ShouldBe("somebody changed deployment shop/web since (generation 4 was shown, 5 is there)");
        LiveText.Difference(s_change, Seen(), gone).ShouldBe("deployment shop/web was there, and is not there now");
        LiveText.Difference(s_change, gone, Seen()).ShouldBe("deployment shop/web was not there, and is there now");
        LiveText
            .Difference(s_change, Seen(), unread)
            .ShouldBe("deployment shop/web was there, and is not readable now");
    }

    [Fact]
    public void Several_fields_are_told_in_one_line()
    {
        var change = CommandChanges.Of([.. "kubectl label pod web a=b c=d -n shop --context prod".Split(' ')])!;
        var (a, c) = ("/metadata/labels/a", "/metadata/labels/c");

        LiveText
            .Difference(change, Labelled((a, "\"1\""), (c, "\"1\"")), Labelled((a, "\"2\""), (c, "\"2\"")))
            .ShouldBe(
                "pod shop/web: metadata.labels.a was \"1\" and is \"2\"; metadata.labels.c was \"1\" and is \"2\""
            );
    }

    [Fact]
    public void A_look_is_seen_gone_or_unread_and_cites_its_call()
    {
        LiveView.Of(null).ShouldBe(new LiveView.Unread("it was not read", null));
        LiveView.Of(Call(null)).ShouldBe(new LiveView.Unread("it is being read", Cited()));
        LiveView.Of(Call(new CallOutcome.NoReply("lost"))).ShouldBe(new LiveView.Unread("lost", Cited()));
        LiveView.Of(Call(Tenant.Refused(RefusalKind.NotFound, 404))).ShouldBe(new LiveView.Gone(Cited()));
        LiveView.Of(Call(Tenant.Refused(RefusalKind.Other, 500))).ShouldBe(new LiveView.Unread("HTTP 500", Cited()));
        var seen = ((LiveView.Seen)Seen()).Object;
        LiveView
            .Of(Call(new CallOutcome.Answered(new CallReading.Live(seen))))
            .ShouldBe(new LiveView.Seen(seen, Cited()));
    }

    private static Citation Cited() => new("live state", "kubectl get deployment web");

    private static CallState Call(CallOutcome? outcome) =>
        new(
            new OutsideCall
            {
                Key = "s1:live state",
                Surface = Surface.Kubectl,
                Request = new CallRequest.Command(["kubectl", "get", "deployment", "web"]),
                Target = CallTarget.Tenant,
                Purpose = "looking",
                Effect = Effect.Read,
            },
            1,
            Incident.Start,
            null,
            outcome is null ? null : new CaseEntry.CallEnded("s1:live state", outcome, null, 0),
            null
        );

    private static LiveView.Seen Labelled(params ReadOnlySpan<(string Key, string Value)> labels) =>
        new(new LiveObject("u-1", "10", 1, Incident.Map(labels)), s_by);

    private static LiveView Seen(
        string uid = "u-1",
        string version = "10",
        long generation = 4,
        string? replicas = "3",
        string ready = "2"
    )
    {
        var fields = Incident.Map(("/status/readyReplicas", ready));
        return new LiveView.Seen(
            new LiveObject(
                uid,
                version,
                generation,
                replicas is null ? fields : fields.Add("/spec/replicas", replicas)
            ),
            s_by
        );
    }
}
