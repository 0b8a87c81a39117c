using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Executions;

/// <summary>Every execution: other people's from the scenario, and what was submitted here.</summary>
internal sealed class Ledger
{
    private readonly DateTimeOffset _start;
    private readonly string _scenario;
    private readonly List<Execution> _executions = [];

    public Ledger(Script scenario, DateTimeOffset start)
    {
        _start = start;
        _scenario = scenario.Name;
        var actions = scenario.Catalogue.Actions.ToDictionary(a => a.Type, StringComparer.Ordinal);
        foreach (var past in scenario.Executions)
        {
            _executions.Add(Past(past, actions[past.Action], start));
        }
    }

    /// <summary>Those that exist by then, newest first.</summary>
    public ImmutableArray<Execution> Until(DateTimeOffset now) =>
        [
            .. _executions
                .Where(e => e.CreatedAt <= now && e.Action.Responder is not ProgramVerbs.Responder)
                .OrderByDescending(e => e.CreatedAt)
                .ThenByDescending(e => _executions.IndexOf(e)),
        ];

    public Execution? Find(string id, DateTimeOffset now) =>
        _executions.Find(e =>
            string.Equals(e.Id, id, StringComparison.Ordinal)
            && e.CreatedAt <= now
            && e.Action.Responder is not ProgramVerbs.Responder
        );

    /// <summary>The undo that is under way or done; a failed one may be tried again.</summary>
    public Execution? UndoOf(string id, DateTimeOffset now) =>
        _executions.Find(e =>
            string.Equals(e.Undoes, id, StringComparison.Ordinal)
            && e.CreatedAt <= now
            && e.Outcome.Ending != Ending.Failed
        );

    public Deeds Deeds(DateTimeOffset now) => new(_executions.Where(e => e.CreatedAt <= now), _start);

    /// <summary>Takes an action into the queue.</summary>
    /// <param name="outcome">What will become of it; its texts are filled here.</param>
    public Execution Enqueue(
        ActionDefinition action,
        JsonObject parameters,
        JsonObject context,
        OutcomeSpec outcome,
        DateTimeOffset now,
        string? callerId,
        string? undoes
    )
    {
        var id = Chance.Uuid($"{_scenario}|{_start.UtcTicks}|{now.UtcTicks}|{_executions.Count}");
        var execution = new Execution
        {
            Id = id,
            Action = action,
            Parameters = (JsonObject)parameters.DeepClone(),
            Context = context,
            CreatedAt = now,
            Outcome = outcome,
            Outputs = Outputs(action, outcome, parameters, id, now),
            CallerId = callerId,
            UserId = 1,
            Undoes = undoes,
        };
        _executions.Add(execution);
        return execution;
    }

    private JsonObject Outputs(
        ActionDefinition action,
        OutcomeSpec outcome,
        JsonObject parameters,
        string id,
        DateTimeOffset now
    )
    {
        var values = new PlaceholderValues(
            _start,
            now,
            id,
            id,
            0,
            name => NamedValues.OfExecution(name, parameters, [])
        );
        var outputs = Placeholders.Fill(outcome.Outputs, values);
        foreach (var output in action.Outputs.Where(o => o.Usual.Length > 0 && !outputs.ContainsKey(o.Name)))
        {
            outputs[output.Name] = Placeholders.Fill(output.Usual, values);
        }

        return outputs;
    }

    private static Execution Past(PastExecution past, ActionDefinition action, DateTimeOffset start)
    {
        var at = start + past.At;
        var values = new PlaceholderValues(
            start,
            at,
            past.Id,
            past.Id,
            0,
            name => NamedValues.OfExecution(name, past.Parameters, [])
        );
        return new Execution
        {
            Id = past.Id,
            Action = action,
            Parameters = Placeholders.Fill(past.Parameters, values),
            Context = Placeholders.Fill(past.Context, values),
            CreatedAt = at,
            Outcome = past.Outcome,
            Outputs = Placeholders.Fill(past.Outcome.Outputs, values),
            CallerId = past.CallerId,
            UserId = past.UserId,
            Undoes = past.Undoes,
        };
    }
}
