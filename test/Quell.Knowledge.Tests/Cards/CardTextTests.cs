using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Tests.Cards;

public sealed class CardTextTests
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    [Theory]
    [InlineData("KILL_PROCESS", "PID 4823 (xmrig) in container 1f0c2a3b4d5e")]
    [InlineData("DELETE_POD", "Pod shop/checkout-7d9c5b6f4-abcde")]
    [InlineData("ISOLATE_NETWORK", "deployment shop/checkout, every replica")]
    [InlineData("FILE_ACQUIRE", "/tmp/xmrig in container 1f0c2a3b4d5e")]
    public void The_scope_names_the_objects_of_the_case(string type, string scope) =>
        CardText.Scope(Card(type), Facts.Miner).ShouldBe(scope);

    [Fact]
    public void The_scope_falls_back_to_what_is_known()
    {
        var facts = Facts.Of((FactKeys.ProcessId, "7"), (FactKeys.HostId, "ab12"));

        CardText.Scope(Card("KILL_PROCESS"), facts).ShouldBe("PID 7 on host ab12");
        CardText
            .Scope(Card("KILL_PROCESS"), FactSheet.Empty)
            .ShouldBe("PID unknown process.id on host unknown host.id");
    }

    [Theory]
    [InlineData("KILL_PROCESS", "process 4823 started 1743822001115100312 on host ab12cd34")]
    [InlineData("KILL_CONTAINER", "container 1f0c2a3b4d5e on host ab12cd34")]
    [InlineData("ROLLOUT_RESTART", "deployment shop/checkout")]
    public void The_target_is_exact_and_carries_the_cluster(string type, string what)
    {
        var target = CardText.Target(Card(type), Facts.Miner).ShouldNotBeNull();

        target.What.ShouldBe(what);
        target.Cluster.ShouldBe("prod-eu");
        target.Account.ShouldBeNull();
    }

    [Fact]
    public void The_target_of_a_cloud_action_carries_the_account()
    {
        var facts = Facts
            .Miner.Know(FactKeys.CloudAccount, "123456789012")
            .Know(FactKeys.CloudUserArn, "arn:aws:iam::123456789012:user/ci");

        var target = CardText.Target(Card("IAM_QUARANTINE"), facts).ShouldNotBeNull();

        target.Account.ShouldBe("123456789012");
        target.Cluster.ShouldBeNull();
    }

    [Fact]
    public void A_value_outside_its_alphabet_makes_no_target() =>
        CardText.Target(Card("DELETE_POD"), Facts.Miner.Know(FactKeys.Pod, "a b")).ShouldBeNull();

    [Fact]
    public void The_name_to_type_is_the_workloads_and_never_the_processs()
    {
        CardText.NameToType(Card("KILL_PROCESS"), Facts.Miner).ShouldBe("checkout");
        CardText.NameToType(Card("DELETE_POD"), Facts.Miner).ShouldBe("checkout-7d9c5b6f4-abcde");
        CardText
            .NameToType(Card("KILL_PROCESS"), Facts.Miner.Know(FactKeys.WorkloadName, "check out"))
            .ShouldBe("checkout-7d9c5b6f4-abcde");
        s_knowledge
            .Cards.SelectMany(card => card.NameToType)
            .ShouldAllBe(key => !key.StartsWith("process.") && !key.StartsWith("file."));
    }

    [Fact]
    public void A_precondition_is_met_not_met_or_open()
    {
        var storage = Met("FILE_ACQUIRE", Facts.Miner, "storage");
        storage.ShouldBe(true);
        Met("FILE_ACQUIRE", Facts.Miner.Know(FactKeys.CaptureStorage, "disabled"), "storage").ShouldBe(false);
        Met("FILE_ACQUIRE", FactSheet.Empty, "storage").ShouldBeNull();
        Met("KILL_CONTAINER", FactSheet.Empty, "container.id").ShouldBe(false);
        Met("KILL_CONTAINER", Facts.Miner, "container.id").ShouldBe(true);
        Met("ISOLATE_NETWORK", Facts.Miner, "node's network").ShouldBeNull();
    }

    [Fact]
    public void An_undo_is_offered_only_where_card_and_tenant_both_know_one()
    {
        var pause = Card("PAUSE_CONTAINER");
        var listed = Catalogue.Listing("PAUSE_CONTAINER");
        var types = new HashSet<string>(StringComparer.Ordinal) { "PAUSE_CONTAINER", "UNPAUSE_CONTAINER" };

        var undo = CardText.Undo(pause, listed, types, "undo_tool", Facts.Miner).ShouldBeOfType<UndoSlot.Call>();

        undo.Type.ShouldBe("UNPAUSE_CONTAINER");
        undo.Tool.ShouldBe("undo_tool");
        undo.Listed.ShouldBeTrue();
        undo.Hazards.ShouldNotBeEmpty();
        types.Remove("UNPAUSE_CONTAINER");
        CardText
            .Undo(pause, listed, types, "undo_tool", Facts.Miner)
            .ShouldBeOfType<UndoSlot.Call>()
            .Listed.ShouldBeFalse();
        CardText
            .Undo(pause, listed with { IsUndoable = false }, types, "undo_tool", Facts.Miner)
            .ShouldBeOfType<UndoSlot.None>();
    }

    [Fact]
    public void What_cannot_be_undone_says_what_a_person_has_to_do()
    {
        var none = CardText
            .Undo(
                Card("DELETE_POD"),
                Catalogue.Listing("DELETE_POD"),
                new HashSet<string>(StringComparer.Ordinal),
                "undo",
                Facts.Miner
            )
            .ShouldBeOfType<UndoSlot.None>();

        none.ManualRecovery.ShouldContain("kubectl get pod checkout-7d9c5b6f4-abcde -n shop");
    }

    [Fact]
    public void Effects_are_those_of_the_field_and_phases_are_Quells()
    {
        Card("KILL_PROCESS").Effect.ShouldBe(Effect.Eviction);
        Card("KILL_PROCESS").Phase.ShouldBe(ActionPhase.Containment);
        s_knowledge.Cards.ShouldAllBe(card => (card.Effect == Effect.Evidence) == (card.Phase == ActionPhase.Evidence));
        s_knowledge
            .Cards.Where(card => card.NeedsStorage)
            .Select(card => card.Type)
            .ShouldBe(["CAPTURE", "FETCH_CLOUD_LOGS", "FILE_ACQUIRE", "GET_LOGS"]);
    }

    [Fact]
    public void A_type_without_a_card_asks_for_the_heaviest_care()
    {
        var card = UnknownCard.Of(Catalogue.Of("REBOOT_NODE", ResponderType.Host));

        card.IsKnown.ShouldBeFalse();
        card.Effect.ShouldBe(Effect.Eviction);
        CardText.Target(card, Facts.Miner)!.What.ShouldBe("unknown target of REBOOT_NODE");
        CardText.NameToType(card, Facts.Miner).ShouldBe("checkout");
    }

    private static bool? Met(string type, FactSheet facts, string words) =>
        CardText.Preconditions(Card(type), facts).Single(precondition => precondition.Text.Contains(words)).Met;

    private static ActionCard Card(string type) => s_knowledge.Card(type)!;
}
