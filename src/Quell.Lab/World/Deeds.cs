using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>
/// What has been done since the tenant started. An execution takes effect when it completes and loses it when an undo
/// of it completes.
/// </summary>
internal sealed class Deeds
{
    private readonly ImmutableArray<Execution> _completing;
    private readonly Dictionary<string, DateTimeOffset> _undone;

    public Deeds(IEnumerable<Execution> executions, DateTimeOffset start)
    {
        _completing =
        [
            .. executions.Where(e => e.CreatedAt >= start && e.CompletesAt is not null).OrderBy(e => e.CompletesAt),
        ];
        _undone = _completing
            .Where(e => e.Undoes is not null)
            .GroupBy(e => e.Undoes!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(e => e.CompletesAt!.Value), StringComparer.Ordinal);
    }

    /// <summary>Those that have completed, oldest first, undone or not.</summary>
    public IEnumerable<Execution> Completed(DateTimeOffset at) => _completing.TakeWhile(e => e.CompletesAt <= at);

    public bool Stands(Execution execution, DateTimeOffset at) =>
        execution.CompletesAt <= at && !(_undone.TryGetValue(execution.Id, out var undone) && undone <= at);

    /// <summary>Whether it stood that long before an undo, if any, took effect.</summary>
    public bool StoodFor(Execution execution, TimeSpan span) =>
        !_undone.TryGetValue(execution.Id, out var undone) || undone > execution.CompletesAt + span;

    /// <summary>When its undo took effect, if it has one.</summary>
    public DateTimeOffset? UndoneAt(Execution execution) =>
        _undone.TryGetValue(execution.Id, out var undone) ? undone : null;

    /// <summary>Whether the trigger's change is in force.</summary>
    /// <param name="about">Fills <c>field:</c> and <c>label:</c> in its conditions.</param>
    public bool InForce(Trigger trigger, DateTimeOffset at, PlaceholderValues about) =>
        _completing.Any(e => e.CompletesAt + trigger.After <= at && Stands(e, at) && Fits(trigger, e, about));

    /// <summary>When the trigger's change first came; null when it has not.</summary>
    public DateTimeOffset? First(Trigger trigger, DateTimeOffset at, PlaceholderValues about) =>
        _completing
            .Where(e => Fits(trigger, e, about))
            .Select(e => e.CompletesAt + trigger.After)
            .FirstOrDefault(t => t <= at);

    public static bool Fits(Trigger trigger, Execution execution, PlaceholderValues about) =>
        string.Equals(execution.Action.Type, trigger.Action, StringComparison.Ordinal)
        && Fits(trigger.Where, execution.Parameters, about);

    public static bool Fits(
        ImmutableDictionary<string, string> where,
        JsonObject parameters,
        PlaceholderValues about
    ) =>
        where.All(w =>
            string.Equals(Json.Text(parameters[w.Key]), Placeholders.Fill(w.Value, about), StringComparison.Ordinal)
        );
}
