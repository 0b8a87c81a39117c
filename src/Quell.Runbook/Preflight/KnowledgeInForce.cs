using System.Collections.Immutable;
using Quell.Domain.Text;
using Quell.Knowledge;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Preflight;

/// <summary>Which knowledge a run goes by: journalled with its digests, so that a resumed case notes a change.</summary>
public static class KnowledgeInForce
{
    /// <summary>The key of the program's own files, as one.</summary>
    public const string Program = "the program's own";

    public static ImmutableSortedDictionary<string, string> Of(ResponseKnowledge knowledge) =>
        knowledge
            .Files.Where(file => file.IsOwn)
            .ToImmutableSortedDictionary(file => file.From!, file => file.Digest.ToString(), StringComparer.Ordinal)
            .SetItem(Program, knowledge.EmbeddedDigest.ToString());

    /// <summary>Says once which files of the user's are in force; nothing where there are none.</summary>
    public static Next? Tell(CaseState state) =>
        Own(state.Found(PreflightStep.Knowledge)) is { IsEmpty: false } own
            ? Steps.Tell(
                state,
                $"{state.Scope}/knowledge",
                () =>
                    new Notice(
                        NoticeKind.Opening,
                        [
                            "Knowledge of your own is in force:",
                            .. own.Select(file => $"  {Printable.Of(file.Key, 300)} (SHA-256 {file.Value})"),
                        ]
                    )
            )
            : null;

    /// <summary>Says once that the session before ran on something else; the plan is made anew in any case.</summary>
    public static Next? TellChange(CaseState state) =>
        state.KnowledgeBefore is { } before
        && state.Found(PreflightStep.Knowledge) is { } now
        && Changes(before, now) is { IsEmpty: false } changes
            ? Steps.Tell(
                state,
                $"{state.Scope}/knowledge-changed",
                () =>
                    new Notice(
                        NoticeKind.Warning,
                        [
                            "The knowledge is not what it was when this case ran last; order and consequences may differ:",
                            .. changes.Select(change => "  " + change),
                        ]
                    )
            )
            : null;

    private static ImmutableArray<string> Changes(
        ImmutableSortedDictionary<string, string> before,
        ImmutableSortedDictionary<string, string> now
    ) =>
        [
            .. now.Where(file => !before.ContainsKey(file.Key)).Select(file => $"{Name(file.Key)} is new"),
            .. before.Where(file => !now.ContainsKey(file.Key)).Select(file => $"{Name(file.Key)} is gone"),
            .. now.Where(file =>
                    before.TryGetValue(file.Key, out var old)
                    && !string.Equals(old, file.Value, StringComparison.Ordinal)
                )
                .Select(file =>
                    $"{Name(file.Key)} is different (SHA-256 {before[file.Key][..12]}, now {file.Value[..12]})"
                ),
        ];

    private static ImmutableArray<KeyValuePair<string, string>> Own(ImmutableSortedDictionary<string, string>? found) =>
        [.. (found ?? ImmutableSortedDictionary<string, string>.Empty).Where(file => file.Key is not Program)];

    private static string Name(string key) => Printable.Of(key, 300);
}
