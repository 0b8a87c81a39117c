using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Calls;

/// <summary>Makes the reads of the Sysdig surface as values.</summary>
public static class SysdigCalls
{
    /// <summary>The most executions that one list holds: one as long as this may be cut.</summary>
    public const int MostExecutions = 200;

    /// <summary>The longest that a list of executions may look back, in hours: two weeks.</summary>
    public const int LongestWindow = 336;

    public static OutsideCall Handshake(string key, string purpose) =>
        new()
        {
            Key = key,
            Surface = Surface.Sysdig,
            Request = new CallRequest.Handshake(SysdigTools.Server, "tools/list"),
            Target = CallTarget.Tenant,
            Purpose = purpose,
            Effect = Effect.Read,
        };

    public static OutsideCall Settings(CaseState state, string key) =>
        Read(state, key, SysdigTools.GetSettings, [], CallTarget.Tenant, "asking which tenant this is");

    /// <param name="eventId">Null asks for the catalogue of the whole tenant.</param>
    public static OutsideCall Catalogue(CaseState state, string key, string? eventId) =>
        eventId is null
            ? Read(
                state,
                key,
                SysdigTools.ListActions,
                [],
                CallTarget.Tenant,
                "checking that the Response Actions API answers"
            )
            : Read(
                state,
                key,
                SysdigTools.ListActions,
                new JsonObject { ["context_event_id"] = eventId },
                OfThreat(state, "the event's responders"),
                "asking which response actions this event's responders offer"
            );

    public static OutsideCall Event(CaseState state, string key, EventId id) =>
        Read(
            state,
            key,
            SysdigTools.GetEvent,
            new JsonObject { ["event_id"] = id.Value },
            CallTarget.Tenant,
            $"loading event {id.Short}"
        );

    public static OutsideCall ProcessTree(
        CaseState state,
        string key,
        string eventId,
        string purpose = "reading the process tree around the event"
    ) =>
        Read(
            state,
            key,
            SysdigTools.GetProcessTree,
            new JsonObject { ["event_id"] = eventId },
            OfThreat(state, "process tree"),
            purpose
        );

    public static OutsideCall Sysql(CaseState state, string key, string query, string purpose) =>
        Read(
            state,
            key,
            SysdigTools.RunSysql,
            new JsonObject { ["sysql_query"] = query },
            OfThreat(state, "inventory graph"),
            purpose
        );

    public static OutsideCall Storage(CaseState state, string key) =>
        Read(
            state,
            key,
            SysdigTools.GetStorage,
            [],
            CallTarget.Tenant,
            "checking whether capture storage is configured"
        );

    /// <param name="hours">How far back, in whole hours.</param>
    public static OutsideCall Executions(CaseState state, string key, int hours, DateTimeOffset now, string purpose)
    {
        var arguments = new JsonObject
        {
            ["limit"] = MostExecutions,
            ["from"] = Nanoseconds(now.AddHours(-hours)),
            ["to"] = Nanoseconds(now.AddMinutes(1)),
            ["scope_hours"] = hours,
        };
        var schema = state.Tool(SysdigTools.ListExecutions);
        if (schema is null || schema.Takes("from"))
        {
            arguments.Remove("scope_hours");
        }
        return Read(state, key, SysdigTools.ListExecutions, arguments, CallTarget.Tenant, purpose);
    }

    public static OutsideCall Status(CaseState state, string key, string executionId, string what) =>
        Read(
            state,
            key,
            SysdigTools.GetStatus,
            new JsonObject { ["action_execution_id"] = executionId },
            OfThreat(state, $"execution {executionId}"),
            $"asking how far {what} is"
        );

    /// <param name="filter">Null lists without a filter.</param>
    public static OutsideCall Events(
        CaseState state,
        string key,
        int hours,
        string? filter,
        string purpose,
        int limit = 200
    )
    {
        var arguments = new JsonObject { ["scope_hours"] = hours, ["limit"] = limit };
        if (filter is not null)
        {
            arguments["filter_expr"] = filter;
        }
        return Read(state, key, SysdigTools.ListEvents, arguments, OfThreat(state, "runtime events"), purpose);
    }

    /// <summary>Nanoseconds since 1970, the unit of the event and execution windows.</summary>
    public static long Nanoseconds(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static CallTarget OfThreat(CaseState state, string what) =>
        new(state.ClusterName, state.CloudAccount, what);

    private static OutsideCall Read(
        CaseState state,
        string key,
        string tool,
        JsonObject arguments,
        CallTarget target,
        string purpose
    ) =>
        new()
        {
            Key = key,
            Surface = Surface.Sysdig,
            Request = new CallRequest.Tool(SysdigTools.Server, tool, ToolArguments.For(state.Tool(tool), arguments)),
            Target = target,
            Purpose = purpose,
            Effect = Effect.Read,
        };
}
