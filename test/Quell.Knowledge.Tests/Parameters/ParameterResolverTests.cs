using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Parameters;

namespace Quell.Knowledge.Tests.Parameters;

public sealed class ParameterResolverTests
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    [Fact]
    public void A_process_is_named_by_host_pid_and_start_time()
    {
        Values("KILL_PROCESS", Facts.Miner)
            .ShouldBe(["host.id=ab12cd34", "process.id=4823", "startTime=1743822001115100312"]);
    }

    [Fact]
    public void Every_value_cites_the_fact_that_gave_it()
    {
        var resolved = Resolved("DELETE_POD", Facts.Miner);

        resolved.Values.ShouldAllBe(value => Facts.Miner.Single(value.FactKey)!.Citation == value.Citation);
    }

    [Fact]
    public void A_required_parameter_that_no_card_knows_stops_the_action_by_name()
    {
        var listed = Catalogue.Listing("DELETE_POD").With(Catalogue.Required("grace.seconds", "integer"));

        var missing = Missing(Resolve("DELETE_POD", listed, Facts.Miner));

        missing.ShouldHaveSingleItem().Name.ShouldBe("grace.seconds");
        missing[0].FactKey.ShouldBeNull();
    }

    [Fact]
    public void An_optional_parameter_that_no_card_knows_is_left_out()
    {
        var listed = Catalogue.Listing("DELETE_POD").With(Catalogue.Optional("grace.seconds", "integer"));

        var resolved = Resolve("DELETE_POD", listed, Facts.Miner).ShouldBeOfType<ParameterOutcome.Resolved>();

        resolved.Values.ShouldNotContain(value => string.Equals(value.Name, "grace.seconds", StringComparison.Ordinal));
        resolved.Omitted.ShouldContain(omitted =>
            string.Equals(omitted.Name, "grace.seconds", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_the_tenant_does_not_list_is_not_sent()
    {
        var listed = Catalogue.Listing("GET_LOGS").Without("previous").Without("allContainers");

        var resolved = Resolve("GET_LOGS", listed, Facts.Miner).ShouldBeOfType<ParameterOutcome.Resolved>();

        resolved.Values.Select(value => value.Name).ShouldNotContain("previous", StringComparer.Ordinal);
    }

    [Fact]
    public void An_unknown_fact_is_named_with_the_probe_that_would_find_it()
    {
        var missing = Missing(Resolve("DELETE_POD", Facts.Of((FactKeys.Cluster, "c1"), (FactKeys.Namespace, "shop"))));

        missing.ShouldHaveSingleItem().FactKey.ShouldBe(FactKeys.Pod);
        missing[0].Why.ShouldContain("not asked");
        missing[0].HowToFindOut.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_start_time_that_is_not_known_stops_the_kill_because_the_pid_may_be_reused()
    {
        var facts = Facts.Of((FactKeys.HostId, "ab12"), (FactKeys.ProcessId, "4823"));

        Missing(Resolve("KILL_PROCESS", facts)).ShouldHaveSingleItem().Name.ShouldBe("startTime");
    }

    [Theory]
    [InlineData("DELETE_POD", FactKeys.Pod, "web; rm -rf /")]
    [InlineData("DELETE_POD", FactKeys.Namespace, "Shop")]
    [InlineData("KILL_PROCESS", FactKeys.ProcessId, "-1")]
    [InlineData("KILL_PROCESS", FactKeys.ProcessId, "4823 ")]
    [InlineData("KILL_PROCESS", FactKeys.ProcessStart, "-1")]
    [InlineData("KILL_CONTAINER", FactKeys.ContainerId, "1F0C2A3B4D5E")]
    [InlineData("FILE_ACQUIRE", FactKeys.FilePath, "/tmp/../etc/shadow")]
    [InlineData("FILE_ACQUIRE", FactKeys.FilePath, "/tmp/a\u202eb")]
    [InlineData("ROLLOUT_RESTART", FactKeys.WorkloadName, "checkout --all")]
    public void A_value_outside_its_alphabet_is_refused_with_the_reason(string type, string key, string value)
    {
        var missing = Missing(Resolve(type, Facts.Miner.Know(key, value)));

        missing.ShouldHaveSingleItem().FactKey.ShouldBe(key);
        missing[0].Why.ShouldContain("is not sent");
        missing[0].Why.ShouldNotContain("\u202e");
    }

    [Fact]
    public void Sources_that_disagree_give_no_parameter_and_are_both_shown()
    {
        var facts = Facts.Miner.From("sysql identity", FactKeys.Pod, "checkout-other");

        var missing = Missing(Resolve("DELETE_POD", facts)).ShouldHaveSingleItem();

        missing.Why.ShouldContain("checkout-7d9c5b6f4-abcde (event)");
        missing.Why.ShouldContain("checkout-other (sysql identity)");
    }

    [Fact]
    public void Two_values_of_one_source_give_no_parameter() =>
        Missing(Resolve("DELETE_POD", Facts.Miner.From("event", FactKeys.Pod, "a", "b")))
            .ShouldHaveSingleItem()
            .Why.ShouldContain("more than one");

    [Theory]
    [InlineData("KILL_CONTAINER")]
    [InlineData("STOP_CONTAINER")]
    [InlineData("PAUSE_CONTAINER")]
    public void A_container_action_is_not_applicable_to_a_process_of_the_host(string type) =>
        Resolve(type, Facts.Miner.Know(FactKeys.ContainerId, "host"))
            .ShouldBeOfType<ParameterOutcome.NotApplicable>()
            .Why.ShouldContain("in no container");

    [Fact]
    public void A_workload_that_is_known_to_have_no_claim_has_nothing_to_take_a_snapshot_of()
    {
        Resolve("KUBERNETES_VOLUME_SNAPSHOT", Facts.Miner.None(FactKeys.VolumeClaim))
            .ShouldBeOfType<ParameterOutcome.NotApplicable>()
            .Why.ShouldContain("no persistent volume claim");
        Resolve("KUBERNETES_VOLUME_SNAPSHOT", Facts.Miner).ShouldBeOfType<ParameterOutcome.Resolved>();
    }

    [Fact]
    public void A_file_of_the_host_is_acquired_without_a_container() =>
        Values("FILE_ACQUIRE", Facts.Miner.Know(FactKeys.ContainerId, "host"))
            .ShouldBe(["host.id=ab12cd34", "path.absolute=/tmp/xmrig"]);

    [Fact]
    public void A_file_of_a_container_that_is_not_known_is_not_looked_for_on_the_host()
    {
        var facts = Facts.Of((FactKeys.HostId, "ab12"), (FactKeys.FilePath, "/tmp/xmrig"));

        Missing(Resolve("FILE_ACQUIRE", facts)).ShouldHaveSingleItem().Name.ShouldBe("container.id");
    }

    [Fact]
    public void A_tenant_that_cannot_take_the_container_of_a_file_does_not_get_the_path_alone()
    {
        var listed = Catalogue.Listing("FILE_QUARANTINE").Without("container.id");

        Missing(Resolve("FILE_QUARANTINE", listed, Facts.Miner))
            .ShouldHaveSingleItem()
            .Why.ShouldContain("does not take it");
        Resolve("FILE_QUARANTINE", listed, Facts.Miner.Know(FactKeys.ContainerId, "host"))
            .ShouldBeOfType<ParameterOutcome.Resolved>();
    }

    [Theory]
    [InlineData("ROLLOUT_RESTART", "job", false)]
    [InlineData("ROLLOUT_RESTART", "cronjob", false)]
    [InlineData("ROLLOUT_RESTART", "pod", false)]
    [InlineData("ROLLOUT_RESTART", "replicaset", false)]
    [InlineData("ROLLOUT_RESTART", "statefulset", true)]
    [InlineData("ROLLOUT_RESTART", "DaemonSet", true)]
    [InlineData("ISOLATE_NETWORK", "job", true)]
    [InlineData("ISOLATE_NETWORK", "cronjob", false)]
    [InlineData("ISOLATE_NETWORK", "pod", false)]
    [InlineData("ISOLATE_NETWORK", "Deployment", true)]
    public void A_kind_that_the_responder_cannot_look_up_stops_the_action(string type, string kind, bool resolves)
    {
        var outcome = Resolve(type, Facts.Miner.Know(FactKeys.WorkloadKind, kind));

        if (resolves)
        {
            outcome
                .ShouldBeOfType<ParameterOutcome.Resolved>()
                .Values.ShouldContain(value =>
                    string.Equals(value.Name, "kubernetes.workload.type", StringComparison.Ordinal)
                    && string.Equals(value.Value, kind, StringComparison.Ordinal)
                );
        }
        else
        {
            Missing(outcome).ShouldHaveSingleItem().Why.ShouldContain("cluster responder");
        }
    }

    [Fact]
    public void Logs_are_asked_of_the_pod_and_of_the_workload_only_without_one()
    {
        Values("GET_LOGS", Facts.Miner)
            .ShouldBe([
                "allContainers=true",
                "kubernetes.cluster.name=prod-eu",
                "kubernetes.namespace.name=shop",
                "kubernetes.pod.name=checkout-7d9c5b6f4-abcde",
                "previous=false",
            ]);
        var facts = Facts.Of(
            (FactKeys.Cluster, "prod-eu"),
            (FactKeys.Namespace, "shop"),
            (FactKeys.WorkloadKind, "deployment"),
            (FactKeys.WorkloadName, "checkout")
        );
        Values("GET_LOGS", facts).ShouldContain("kubernetes.workload.name=checkout", StringComparer.Ordinal);
    }

    [Fact]
    public void Logs_of_a_whole_namespace_are_never_asked_for()
    {
        var facts = Facts.Of((FactKeys.Cluster, "prod-eu"), (FactKeys.Namespace, "shop"));

        Missing(Resolve("GET_LOGS", facts))
            .Select(missing => missing.Name)
            .ShouldBe(
                ["kubernetes.pod.name", "kubernetes.workload.type", "kubernetes.workload.name"],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_setting_cites_its_line_in_the_card()
    {
        var setting = Resolved("GET_LOGS", Facts.Miner)
            .Values.Single(value => string.Equals(value.Name, "allContainers", StringComparison.Ordinal));

        setting.FactKey.ShouldBe("card.GET_LOGS");
        setting.Citation.Source.ShouldBe("action card");
        setting.Citation.Command.ShouldMatch("^Cards/get-logs.yaml:[0-9]+$");
    }

    [Fact]
    public void A_capture_needs_the_storage_that_nobody_publishes() =>
        Missing(Resolve("CAPTURE", Facts.Miner)).ShouldHaveSingleItem().FactKey.ShouldBe(FactKeys.CaptureStorageId);

    [Fact]
    public void A_persons_setting_goes_before_the_cards_and_never_names_a_target()
    {
        var said = new Citation("option", "--capture-seconds 30");
        var settings = new Dictionary<string, ActionValue>(StringComparer.Ordinal)
        {
            ["capture.duration_ns"] = new("capture.duration_ns", "30000000000", "option", said),
            ["host.id"] = new("host.id", "ffff", "option", said),
        };
        var facts = Facts.Miner.Know(FactKeys.CaptureStorageId, "7");

        var resolved = ParameterResolver
            .Resolve(s_knowledge.Card("CAPTURE")!, Catalogue.Listing("CAPTURE"), facts, settings)
            .ShouldBeOfType<ParameterOutcome.Resolved>();

        resolved
            .Values.Single(value => string.Equals(value.Name, "capture.duration_ns", StringComparison.Ordinal))
            .Value.ShouldBe("30000000000");
        resolved
            .Values.Single(value => string.Equals(value.Name, "host.id", StringComparison.Ordinal))
            .Value.ShouldBe("ab12cd34");
    }

    [Theory]
    [InlineData("integer")]
    [InlineData("boolean")]
    [InlineData("duration")]
    public void A_value_that_the_tenants_type_cannot_hold_is_refused(string type)
    {
        var listed = Catalogue
            .Listing("DELETE_POD")
            .Without("kubernetes.pod.name")
            .With(Catalogue.Required("kubernetes.pod.name", type));

        Missing(Resolve("DELETE_POD", listed, Facts.Miner)).ShouldHaveSingleItem().Why.ShouldContain(type);
    }

    [Fact]
    public void A_cloud_identity_is_named_as_fully_as_it_is_known()
    {
        var facts = Facts.Of(
            (FactKeys.CloudProvider, "aws"),
            (FactKeys.CloudAccount, "123456789012"),
            (FactKeys.CloudUser, "ci"),
            (FactKeys.CloudUserKind, "IAMUser")
        );

        Values("IAM_QUARANTINE", facts).ShouldContain("ct.user=ci", StringComparer.Ordinal);
        Values("IAM_QUARANTINE", facts.Know(FactKeys.CloudUserArn, "arn:aws:iam::123456789012:user/ci"))
            .ShouldContain("ct.user.arn=arn:aws:iam::123456789012:user/ci", StringComparer.Ordinal);
        Missing(Resolve("IAM_QUARANTINE", facts.Know(FactKeys.CloudUser, "ci user"))).ShouldNotBeEmpty();
        Missing(Resolve("IAM_QUARANTINE", facts.Know(FactKeys.CloudUserKind, "Root"))).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_type_without_a_card_gets_no_guessed_parameter()
    {
        var listed = Catalogue.Of("REBOOT_NODE", ResponderType.Host, Catalogue.Required("host.id"));

        Missing(ParameterResolver.Resolve(UnknownCard.Of(listed), listed, Facts.Miner))
            .ShouldHaveSingleItem()
            .Name.ShouldBe("host.id");
    }

    [Fact]
    public void Whatever_the_facts_are_every_value_that_names_a_target_is_exactly_a_cited_fact() =>
        Gen.Select(Gen.OneOf([.. s_knowledge.Cards.Where(card => card.Command is null)]), SomeFacts)
            .Sample(
                (card, facts) =>
                {
                    var listed = Catalogue.Listing(card.Type);
                    if (ParameterResolver.Resolve(card, listed, facts) is not ParameterOutcome.Resolved resolved)
                    {
                        return;
                    }
                    foreach (var value in resolved.Values)
                    {
                        var parameter = card.Parameters.Single(known =>
                            string.Equals(known.Name, value.Name, StringComparison.Ordinal)
                        );
                        listed
                            .Parameters.Any(spec => string.Equals(spec.Name, value.Name, StringComparison.Ordinal))
                            .ShouldBeTrue();
                        if (parameter.Setting is { } setting)
                        {
                            value.Value.ShouldBe(setting);
                            continue;
                        }
                        var reading = facts.Single(parameter.Fact!).ShouldNotBeNull();
                        value.Value.ShouldBe(reading.Values[0]);
                        value.Citation.ShouldBe(reading.Citation);
                    }
                    listed
                        .Parameters.Where(spec => spec.Required)
                        .All(spec =>
                            resolved.Values.Any(value => string.Equals(value.Name, spec.Name, StringComparison.Ordinal))
                        )
                        .ShouldBeTrue();
                },
                iter: 2000
            );

    private static readonly Gen<FactSheet> SomeFacts =
        from dropped in Gen.OneOf([.. Facts.Miner.Keys]).List[0, 6]
        from odd in Gen.Select(Gen.OneOf([.. Facts.Miner.Keys]), Gen.OneOf("host", "", "x y", "web", "7", "a/b")).List[
            0,
            3
        ]
        select odd.Aggregate(
            Facts
                .Miner.Keys.Where(key => !dropped.Contains(key))
                .Aggregate(FactSheet.Empty, (sheet, key) => sheet.Know(key, Facts.Miner.Single(key)!.Values[0])),
            (sheet, pair) => sheet.From("other", pair.Item1, pair.Item2)
        );

    private static ParameterOutcome Resolve(string type, FactSheet facts) =>
        Resolve(type, Catalogue.Listing(type), facts);

    private static ParameterOutcome Resolve(string type, CatalogueAction listed, FactSheet facts) =>
        ParameterResolver.Resolve(s_knowledge.Card(type)!, listed, facts);

    private static ParameterOutcome.Resolved Resolved(string type, FactSheet facts) =>
        Resolve(type, facts).ShouldBeOfType<ParameterOutcome.Resolved>();

    private static string[] Values(string type, FactSheet facts) =>
        [.. Resolved(type, facts).Values.Select(value => $"{value.Name}={value.Value}")];

    private static System.Collections.Immutable.ImmutableArray<MissingParameter> Missing(ParameterOutcome outcome) =>
        outcome.ShouldBeOfType<ParameterOutcome.Unparameterizable>().Missing;
}
