using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Tests.Doubles;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Tests.Undo;

/// <summary>A case that ran a pause, an isolation, a snapshot and a kill, and closed; undos are run on it.</summary>
internal sealed class Responded
{
    public static readonly CaseId Case = new("20260301-100000-17f0a1b2-abcd");

    private static readonly Citation s_event = new("event", "get_event_info");

    public Responded(bool closed = true)
    {
        Run.Options = new RunOptions { Undo = new UndoRequest(Case, null) };
        Write(closed);
        Run.Clock.Pass(TimeSpan.FromHours(2));
    }

    public static ImmutableArray<ResponseAction> Actions { get; } =
    [
        Action("aaaaaaa1", "PAUSE_CONTAINER", Effect.Containment, "UNPAUSE_CONTAINER", ResponderType.Host),
        Action("aaaaaaa2", "ISOLATE_NETWORK", Effect.Containment, "DELETE_NETWORK_POLICY", ResponderType.Cluster),
        Action(
            "aaaaaaa3",
            "KUBERNETES_VOLUME_SNAPSHOT",
            Effect.Evidence,
            "KUBERNETES_DELETE_VOLUME_SNAPSHOT",
            ResponderType.Cluster
        ),
        Action("aaaaaaa4", "KILL_PROCESS", Effect.Eviction, null, ResponderType.Host),
    ];

    public Run Run { get; } = new();

    public Tenant Tenant => Run.Tenant;

    public CaseState State => CaseState.Fold(Run.Entries);

    public IEnumerable<string> Undone =>
        Tenant
            .Writes.Select(call => (CallRequest.Tool)call.Request)
            .Select(tool => UndoArguments.ExecutionOf(tool.Arguments) ?? tool.Name);

    public IEnumerable<string> Lines => Run.Person.Lines;

    /// <param name="action">As typed after the case; null lists.</param>
    public Task<ExitCode> UndoAsync(string? action = null)
    {
        Run.Clock.Pass(TimeSpan.FromMinutes(1));
        Run.Options = Run.Options with { Undo = new UndoRequest(Case, action) };
        return Run.GoAsync();
    }

    /// <summary>The id of the execution that a response made.</summary>
    public static string ExecutionOf(string type) =>
        $"x-{Actions.Select(action => action.Type).ToList().IndexOf(type) + 1}";

    /// <summary>The try that made an execution.</summary>
    public static ActionTry TryOf(string executionId) =>
        Actions.Single(action => ExecutionOf(action.Type) == executionId).Try;

    /// <summary>How the tenant says that an execution stands.</summary>
    public void Stands(string executionId, string status)
    {
        var index = Tenant.Runs.FindIndex(run => run.Id == executionId);
        Tenant.Runs[index] = Tenant.Runs[index] with { Status = status };
    }

    private void Write(bool closed)
    {
        Append(
            new CaseEntry.CaseOpened(Case, Incident.EventId, new TenantIdentity("t-1", "shop"), "embedded:test", true)
        );
        Append(new CaseEntry.SessionOpened(1, "plain", "ada", "test", "embedded:test", true, false));
        Append(new CaseEntry.SessionJoined());
        var read = SysdigCalls.Settings(CaseState.Empty, CallKeys.Of("s1", "event"));
        Append(new CaseEntry.CallIntended(read, null, null));
        Append(
            new CaseEntry.CallEnded(read.Key, new CallOutcome.Answered(new CallReading.Event(Incident.Threat)), null, 0)
        );
        Append(new CaseEntry.PlanProposed(new Plan(1, Actions, [], "because", true, [])));
        foreach (var action in Actions)
        {
            Submitted(action);
        }
        if (closed)
        {
            Append(new CaseEntry.CaseClosed(Status.Cleared, "full window"));
        }
    }

    private void Submitted(ResponseAction action)
    {
        var call = new OutsideCall
        {
            Key = CallKeys.Of($"try {action.Try}", "submit"),
            Surface = Surface.Sysdig,
            Request = action.Request,
            Target = action.Target,
            Purpose = action.Type,
            Effect = action.Effect,
            Try = action.Try,
        };
        var id = ExecutionOf(action.Type);
        var run = Incident.Execution(id, action.Type, "COMPLETED", Incident.Start);
        Tenant.Runs.Add(run);
        Append(new CaseEntry.CallIntended(call, "q1", "digest"));
        Append(new CaseEntry.CallEnded(call.Key, new CallOutcome.Answered(new CallReading.Execution(run)), null, 0));
        Append(new CaseEntry.ActionClosed(action.Try, Status.Done, $"execution {id} is COMPLETED", id, null));
    }

    private void Append(CaseEntry entry)
    {
        if (Run.Cases.Count == 0)
        {
            Run.Cases.CreateAsync(Case, CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        }
        Run.Cases.Latest.AppendAsync(entry, alone: false, CancellationToken.None)
            .AsTask()
            .IsCompletedSuccessfully.ShouldBeTrue();
    }

    private static ResponseAction Action(
        string id,
        string type,
        Effect effect,
        string? undo,
        ResponderType responder
    ) =>
        new()
        {
            Id = new ActionId(id),
            Attempt = 1,
            Type = type,
            Surface = Surface.Sysdig,
            Responder = responder,
            Effect = effect,
            Scope = $"what {type} acts on",
            Target = new CallTarget("prod-eu", null, "container"),
            NameToType = Incident.Workload,
            Request = new CallRequest.Tool(
                SysdigTools.Server,
                SysdigTools.Submit,
                ToolArguments.Freeze(
                    new JsonObject
                    {
                        ["action_type"] = type,
                        ["parameters"] = new JsonObject { ["container.id"] = "1f0c2a3b4d5e" },
                    }
                )
            ),
            Values = [new ActionValue("container.id", "1f0c2a3b4d5e", FactKeys.ContainerId, s_event)],
            SchemaDigest = "schema",
            WhatItDoes = "does",
            Expected = "expected",
            WhatToWatch = "watch",
            Consequences = [],
            EvidenceLost = [],
            Reversibility = "said",
            Undo = undo is null
                ? new UndoSlot.None("restart it")
                : new UndoSlot.Call(undo, "undo", [$"{undo} has a hazard."], true, $"take {type} back by hand"),
            Availability = new Availability.Unconfirmed("test"),
            NeedsStorage = false,
            Preconditions = [],
        };
}
