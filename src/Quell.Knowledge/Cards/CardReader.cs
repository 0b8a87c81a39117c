using System.Collections.Frozen;
using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Knowledge.Parameters;
using Quell.Knowledge.Text;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Cards;

/// <summary>Reads one action card.</summary>
internal static class CardReader
{
    public static ActionCard Read(YamlMap map, FrozenDictionary<string, EvidenceKind> evidence)
    {
        var card = new ActionCard
        {
            Type = TypeOf(map, "type"),
            Surface = map.OptionalWord("surface", Surface.Sysdig, CardWords.Surfaces),
            Responder = map.OptionalWord("responder", null, CardWords.Responders),
            Verb = map.Word("verb", CardWords.Verbs),
            Effect = map.Word("effect", CardWords.Effects),
            Phase = map.Word("phase", CardWords.Phases),
            ActsOn = map.Word("acts_on", CardWords.Objects),
            Rank = map.Whole("rank"),
            WhatItDoes = Sentence(map, "what_it_does"),
            Expected = Sentence(map, "expected"),
            WhatToWatch = Sentence(map, "what_to_watch"),
            Scope = Sentences(map, "scope"),
            Target = Sentences(map, "target"),
            NameToType = NamesToType(map),
            NeedsStorage = map.Flag("needs_storage", otherwise: false),
            Parameters = CardParameterReader.ReadAll(map),
            TargetChoices = map.Lists("target_choices"),
            Command = CardCommandReader.Read(map),
            Preconditions = Preconditions(map),
            EvidenceLost = Evidence(map, "evidence_lost", evidence),
            SavesEvidence = Evidence(map, "saves_evidence", evidence),
            Breaks = [.. map.Maps("breaks").Select(Line)],
            Reversibility = Sentence(map, "reversibility"),
            Undo = Undo(map),
            ManualRecovery = Sentence(map, "manual_recovery"),
            Verify = Sentence(map, "verify"),
            Permissions = map.Texts("permissions"),
            D3fend = map.Texts("d3fend", required: false),
            Ocsf = Ocsf(map),
            Citation = new Citation("action card", map.File),
            IsKnown = true,
        };
        map.Done();
        CheckFile(map, card);
        return card;
    }

    internal static string Sentence(YamlMap map, string key) =>
        Sentences(map, key) is [var first, ..] ? first : string.Empty;

    private static ImmutableArray<string> Sentences(YamlMap map, string key)
    {
        var texts = map.Texts(key);
        if (map.Has(key) && (texts.IsEmpty || texts.Any(text => !Template.IsWellFormed(text))))
        {
            map.ProblemAt(key, $"`{key}` is empty or has braces that are no place");
        }
        return texts;
    }

    private static string TypeOf(YamlMap map, string key)
    {
        var type = map.Text(key);
        if (!Alphabets.Matches(Alphabet.ActionType, type))
        {
            map.ProblemAt(key, $"`{key}: {type}` is not {Alphabets.Describe(Alphabet.ActionType)}");
        }
        return type;
    }

    private static ImmutableArray<string> NamesToType(YamlMap map)
    {
        var keys = map.Texts("name_to_type");
        // What a process or a file is called is the attacker's text: a person never has to type it.
        if (keys.Any(key => !Knowledge.Parameters.NamesToType.MayBe(key)))
        {
            map.ProblemAt(
                "name_to_type",
                "`name_to_type` has a key that is not the name of a workload, Pod, host, role or resource"
            );
        }
        return keys;
    }

    private static ImmutableArray<CardPrecondition> Preconditions(YamlMap map) =>
        [
            .. map.Maps("preconditions", required: false)
                .Select(item =>
                {
                    var read = new CardPrecondition(
                        Sentence(item, "text"),
                        item.Text("fact"),
                        item.Texts("met_when", required: false)
                    );
                    item.Done();
                    return read;
                }),
        ];

    private static ImmutableArray<EvidenceKind> Evidence(
        YamlMap map,
        string key,
        FrozenDictionary<string, EvidenceKind> kinds
    )
    {
        var ids = map.Texts(key, required: false);
        if (ids.FirstOrDefault(id => !kinds.ContainsKey(id)) is { } unknown)
        {
            map.ProblemAt(key, $"`{unknown}` is not in Words/evidence.yaml");
        }
        return [.. ids.Select(id => kinds.GetValueOrDefault(id)).OfType<EvidenceKind>()];
    }

    private static CardLine Line(YamlMap map)
    {
        var line = new CardLine(
            map.Word(
                "severity",
                ("none", Severity.None),
                ("delay", Severity.Delay),
                ("unknown", Severity.Unknown),
                ("degraded", Severity.Degraded),
                ("outage", Severity.Outage)
            ),
            Sentence(map, "text"),
            map.Line
        );
        map.Done();
        return line;
    }

    private static CardUndo? Undo(YamlMap map)
    {
        if (map.Map("undo") is not { } undo)
        {
            return null;
        }
        var isCommand = undo.Has("command");
        var read = new CardUndo(
            isCommand ? null : TypeOf(undo, "type"),
            isCommand ? CardCommandReader.Words(undo, "command") : [],
            Sentences(undo, "hazards")
        );
        undo.Done();
        return read;
    }

    private static OcsfClass? Ocsf(YamlMap map)
    {
        if (map.Map("ocsf") is not { } ocsf)
        {
            map.ProblemAt("ocsf", "`ocsf` is missing");
            return null;
        }
        var read = new OcsfClass(ocsf.Text("class"), ocsf.Whole("activity"));
        ocsf.Done();
        return read;
    }

    private static void CheckFile(YamlMap map, ActionCard card)
    {
        var wanted = $"Cards/{card.Type.ToLowerInvariant().Replace('_', '-')}.yaml";
        if (!string.Equals(map.File, wanted, StringComparison.Ordinal))
        {
            map.ProblemAt("type", $"the card of {card.Type} belongs into {wanted}");
        }
        if ((card.Surface == Surface.Sysdig) != (card.Command is null))
        {
            map.ProblemAt("surface", "a card of another surface has a `command`, and one of the tenant's has none");
        }
        if ((card.Surface == Surface.Sysdig) != (card.Responder is not null))
        {
            map.ProblemAt("responder", "`responder` is missing, or no responder carries out a command");
        }
        foreach (var place in (card.Undo?.Command ?? []).SelectMany(word => Template.Keys(word)))
        {
            if (card.Command is not { } command || !CommandPlaces.IsKnown(place, command))
            {
                map.ProblemAt("undo", $"`{place}` has no alphabet and cannot stand in a command");
            }
        }
        foreach (var name in card.TargetChoices.SelectMany(names => names))
        {
            var known = card.Parameters.FirstOrDefault(parameter =>
                string.Equals(parameter.Name, name, StringComparison.Ordinal)
            );
            if (known?.Need != ParameterNeed.Choice)
            {
                map.ProblemAt("target_choices", $"`{name}` is no parameter with `need: choice`");
            }
        }
    }
}
