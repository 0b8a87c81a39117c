using System.Reflection;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Parameters;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Tests;

public sealed class KnowledgeFilesTests
{
    private static readonly string[] s_forward =
    [
        "CAPTURE",
        "CLOUD_VOLUME_SNAPSHOT",
        "DELETE_POD",
        "FETCH_CLOUD_LOGS",
        "FILE_ACQUIRE",
        "FILE_QUARANTINE",
        "GET_LOGS",
        "IAM_QUARANTINE",
        "ISOLATE_NETWORK",
        "KILL_CONTAINER",
        "KILL_PROCESS",
        "KUBERNETES_VOLUME_SNAPSHOT",
        "MAKE_PRIVATE_CLOUD_RESOURCE",
        "PAUSE_CONTAINER",
        "ROLLOUT_RESTART",
        "STOP_CONTAINER",
    ];

    private static readonly string[] s_undo =
    [
        "DELETE_NETWORK_POLICY",
        "FILE_UNQUARANTINE",
        "IAM_UNQUARANTINE",
        "KUBERNETES_DELETE_VOLUME_SNAPSHOT",
        "START_CONTAINER",
        "UNDO_CLOUD_VOLUME_SNAPSHOT",
        "UNDO_MAKE_PRIVATE_CLOUD_RESOURCE",
        "UNPAUSE_CONTAINER",
    ];

    private static readonly string[] s_keys =
    [
        .. typeof(FactKeys)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static TheoryData<string> Types => [.. ResponseKnowledge.Embedded.Cards.Select(card => card.Type)];

    [Fact]
    public void Every_embedded_file_is_read_without_a_problem() =>
        KnowledgeReader.Read(EmbeddedKnowledge.Files()).Problems.ShouldBeEmpty();

    [Fact]
    public void Every_type_that_may_be_proposed_has_a_card_and_no_other() =>
        ResponseKnowledge
            .Embedded.Cards.Where(card => card.Surface == Surface.Sysdig)
            .Select(card => card.Type)
            .ShouldBe(s_forward);

    [Fact]
    public void The_types_that_only_undo_are_known_and_have_no_card()
    {
        ResponseKnowledge.Embedded.UndoOnlyTypes.ShouldBe(s_undo);
        s_undo.ShouldAllBe(type => ResponseKnowledge.Embedded.IsUndoOnly(type));
        s_undo.ShouldAllBe(type => ResponseKnowledge.Embedded.Card(type) == null);
        s_forward.ShouldAllBe(type => !ResponseKnowledge.Embedded.IsUndoOnly(type));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_card_names_only_facts_that_exist(string type)
    {
        var card = ResponseKnowledge.Embedded.Card(type)!;

        TextsOf(card)
            .SelectMany(text => Template.Keys(text))
            .Concat(card.NameToType)
            .Concat(card.Parameters.Select(parameter => parameter.Fact).OfType<string>())
            .Concat(card.Preconditions.Select(precondition => precondition.Fact))
            .Concat(card.Command?.ForEach ?? [])
            .Concat((card.Command?.AppliesWhen ?? []).Select(condition => condition.Fact))
            .Concat((card.Command?.Stops ?? []).Select(stop => stop.When.Fact))
            .Where(key => !CommandPlaces.IsEach(key) || card.Command?.ForEach.IsEmpty != false)
            .ShouldAllBe(key => s_keys.Contains(key));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_card_leaves_no_text_empty(string type)
    {
        var card = ResponseKnowledge.Embedded.Card(type)!;

        TextsOf(card).ShouldAllBe(text => text.Length > 10);
        card.Breaks.ShouldNotBeEmpty();
        card.Preconditions.ShouldNotBeEmpty();
        card.Permissions.ShouldNotBeEmpty();
        card.Ocsf.ShouldNotBeNull();
        (card.Undo is null || !card.Undo.Hazards.IsEmpty).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_card_says_something_about_an_empty_case_too(string type)
    {
        var card = ResponseKnowledge.Embedded.Card(type)!;

        TextsOf(card).Select(text => CardText.Say(text, FactSheet.Empty)).ShouldAllBe(text => !text.Contains('{'));
        CardText.Target(card, FactSheet.Empty).ShouldBeNull();
        CardText.NameToType(card, FactSheet.Empty).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_target_is_made_of_validated_facts_only(string type) =>
        ResponseKnowledge
            .Embedded.Card(type)!
            .Target.SelectMany(text => Template.Keys(text))
            .ShouldAllBe(key =>
                FactShapes.Find(key) != null
                || CommandPlaces.IsKnown(key, ResponseKnowledge.Embedded.Card(type)!.Command!)
            );

    [Fact]
    public void Patterns_name_only_facts_that_exist_and_give_a_reason_in_one_sentence()
    {
        foreach (var pattern in ResponseKnowledge.Embedded.Patterns)
        {
            Template
                .Keys(pattern.Reason + (pattern.Flip?.Because ?? ""))
                .ShouldAllBe(key => s_keys.Contains(key), pattern.Id);
            pattern.Reason.ShouldEndWith(".");
            pattern.Reason.ShouldNotContain(". ");
            (pattern.Flip?.Because ?? "").ShouldNotEndWith(".");
        }
    }

    [Fact]
    public void The_sentences_of_the_data_are_those_that_the_rules_say()
    {
        var rules = ResponseKnowledge.Embedded.Rules;

        rules
            .Words.Ids.Order()
            .ShouldBe(rules.All.SelectMany(rule => rule.Sentences.Select(sentence => (rule.Id, sentence))).Order());
        rules.All.Select(rule => rule.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("Cards/delete-pod.yaml", "rank: 10", "rang: 10", "unknown key `rang`")]
    [InlineData("Cards/delete-pod.yaml", "rank: 10", "rang: 10", "`rank` is missing")]
    [InlineData("Cards/delete-pod.yaml", "acts_on: pod", "acts_on: cluster", "is not one of the words")]
    [InlineData("Cards/delete-pod.yaml", "fact: pod.name }", "fact: process.name }", "has no alphabet")]
    [InlineData("Cards/delete-pod.yaml", "name_to_type: [pod.name]", "name_to_type: [process.name]", "name_to_type")]
    [InlineData("Cards/delete-pod.yaml", "[process-memory,", "[process-soul,", "is not in Words/evidence.yaml")]
    [InlineData("Cards/delete-pod.yaml", "type: DELETE_POD", "type: DELETE_PODS", "belongs into")]
    [InlineData("Cards/delete-pod.yaml", "type: DELETE_POD", "type: [", "not YAML")]
    [InlineData("Cards/delete-pod.yaml", "rank: 10", "rank: &ten 10", "anchors are not taken")]
    [InlineData("Cards/pause-container.yaml", "UNPAUSE_CONTAINER", "KILL_CONTAINER", "has a card of its own")]
    [InlineData("Patterns/cryptominer.yaml", "[end-process,", "[KILL_ALL,", "`KILL_ALL` has no card")]
    [InlineData("Patterns/cryptominer.yaml", "[end-process,", "[GET_LOGS,", "`GET_LOGS` stands there twice")]
    [InlineData("Patterns/cryptominer.yaml", "[end-process,", "[snapshot-disk,", "cannot be ordered as Containment")]
    [InlineData(
        "Patterns/cryptominer.yaml",
        "T1496.001, T1610",
        "T1562.008, T1610",
        "`T1562.008` is `T1685.002` in ATT&CK v19"
    )]
    [InlineData("Patterns/cryptominer.yaml", "T1496.001, T1610", "T149, T1610", "`T149` is no ATT&CK technique id")]
    [InlineData("Patterns/cryptominer.yaml", "[crypto miner,", "[cr,", "a part of less than 3 characters")]
    [InlineData("Patterns/exfiltration.yaml", "when: data is leaving", "when: data is leaving.", "without a full stop")]
    [InlineData(
        "Words/achieves.yaml",
        "types: [KILL_PROCESS]",
        "types: [FILE_ACQUIRE]",
        "achieves `copy-file` already"
    )]
    [InlineData("Patterns/generic.yaml", "generic: true", "generic: false", "exactly one pattern has to be generic")]
    public void A_mistake_in_a_file_is_reported_with_its_place(string file, string right, string wrong, string problem)
    {
        var files = EmbeddedKnowledge
            .Files()
            .Select(each =>
                string.Equals(each.Path, file, StringComparison.Ordinal)
                    ? each with
                    {
                        Text = Once(each.Text, right, wrong),
                    }
                    : each
            );

        KnowledgeReader.Read(files).Problems.ShouldContain(found => found.What.Contains(problem) && found.Line >= 1);
    }

    [Fact]
    public void An_unknown_key_is_reported_on_its_own_line()
    {
        var files = EmbeddedKnowledge
            .Files()
            .Select(each =>
                each.Path is "Cards/delete-pod.yaml" ? each with { Text = each.Text + "wish: none\n" } : each
            )
            .ToList();
        var lines = files.Single(each => each.Path is "Cards/delete-pod.yaml").Text.TrimEnd().Split('\n').Length;

        KnowledgeReader
            .Read(files)
            .Problems.Select(problem => problem.ToString())
            .ShouldBe([$"Cards/delete-pod.yaml:{lines}: unknown key `wish`"]);
    }

    private static string Once(string text, string right, string wrong)
    {
        text.ShouldContain(right);
        return text.Replace(right, wrong);
    }

    private static IEnumerable<string> TextsOf(ActionCard card) =>
        [
            card.WhatItDoes,
            card.Expected,
            card.WhatToWatch,
            .. card.Scope,
            .. card.Target,
            .. card.Preconditions.Select(precondition => precondition.Text),
            .. card.Breaks.Select(line => line.Text),
            card.Reversibility,
            .. card.Undo?.Hazards ?? [],
            card.ManualRecovery,
            card.Verify,
        ];
}
