using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Gates;

/// <summary>The one way out of the program.</summary>
/// <remarks>
/// In this order: scope, allow-list, authorisation, for a write a matching approval, narration, the durable intent, the
/// call, the durable outcome. Nothing else starts a process, opens a socket or calls a tool.
/// </remarks>
public sealed partial class Gate(
    CaseLog log,
    ImmutableDictionary<Surface, ISurface> surfaces,
    AllowList allowList,
    Grants grants,
    Approval.Desk desk,
    IOperator person,
    TimeProvider clock
) : IDisposable
{
    private readonly SemaphoreSlim _oneWrite = new(1, 1);

    /// <summary>Makes a read or a rehearsal.</summary>
    public async Task<GateResult> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (call.Effect.IsWrite())
        {
            return await StopAsync(call, Guardrails.Approval, "a write needs an approval", cancellationToken);
        }
        if (Refusal(call) is { } no)
        {
            return await StopAsync(call, no.Guardrail, no.Why, cancellationToken);
        }
        await NarrateAsync(call, cancellationToken);
        await log.AppendAsync(new CaseEntry.CallIntended(call, null, null), cancellationToken);
        return await RunAsync(call, surface => surface.ReadAsync(call, cancellationToken), cancellationToken);
    }

    /// <summary>Makes one write on the strength of one approval, which is spent whatever comes of it.</summary>
    public async Task<GateResult> WriteAsync(OutsideCall call, Approval approval, CancellationToken cancellationToken)
    {
        await _oneWrite.WaitAsync(cancellationToken);
        try
        {
            if ((Refusal(call) ?? await WriteRefusalAsync(call, approval, cancellationToken)) is { } no)
            {
                return await StopAsync(call, no.Guardrail, no.Why, cancellationToken);
            }
            await NarrateAsync(call, cancellationToken);
            await log.AppendAsync(
                new CaseEntry.CallIntended(call, approval.QuestionId, approval.Digest),
                cancellationToken,
                alone: true
            );
            grants.EndWrite(call.Surface);
            var order = new WriteOrder(call);
            // What has left is waited for, also after Ctrl+C: the surface ends it in its own time, and the outcome is journalled.
            return await RunAsync(
                call,
                surface => surface.WriteAsync(order, CancellationToken.None),
                CancellationToken.None
            );
        }
        finally
        {
            _oneWrite.Release();
        }
    }

    public void Dispose() => _oneWrite.Dispose();

    /// <summary>Whom the surface of a call talks to right now, for the digest of a restatement. Where that takes a call, it is one like any other.</summary>
    public async ValueTask<string> FingerprintAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (!surfaces.TryGetValue(call.Surface, out var surface))
        {
            return string.Empty;
        }
        CallOutcome? identity = null;
        if (IdentityCalls.For(log.State, call) is { } asked)
        {
            identity = await ReadAsync(asked, cancellationToken) is GateResult.Ended ended
                ? ended.Outcome
                : new CallOutcome.Unreachable("who answers was not asked");
        }
        return await surface.FingerprintAsync(call, identity, cancellationToken);
    }

    private (string Guardrail, string Why)? Refusal(OutsideCall call)
    {
        if (Scope.Check(call, log.State) is { } outside)
        {
            return (Guardrails.Scope, outside);
        }
        if (Unlisted(call) is { } unlisted)
        {
            return (Guardrails.AllowList, unlisted);
        }
        return grants.Refusal(call) is { } ungranted ? (Guardrails.Grant, ungranted) : null;
    }

    private string? Unlisted(OutsideCall call)
    {
        var verdict = call.Request switch
        {
            CallRequest.Tool tool => allowList.CheckTool(tool.Server, tool.Name),
            CallRequest.Command command => allowList.Check(command.Argv),
            CallRequest.Post post => allowList.CheckPost(post.Url),
            CallRequest.Handshake { Server: SysdigTools.Server or JiraTools.Server } => null,
            _ => new AllowVerdict.Refused(AllowRules.Tool, "that server is not on the list"),
        };
        return verdict switch
        {
            AllowVerdict.Refused refused => refused.Why,
            AllowVerdict.Allowed allowed when !allowed.Permits(call.Effect) =>
                $"{allowed.Shape} is no {call.Effect.ToWire()}",
            _ => null,
        };
    }

    private async ValueTask<(string Guardrail, string Why)?> WriteRefusalAsync(
        OutsideCall call,
        Approval approval,
        CancellationToken cancellationToken
    )
    {
        var state = log.State;
        if (
            call.Try is not { } tried
            || state.Opened is not { } opened
            || state.OfferedFor(tried.Action) is not { } plan
            || plan.Find(tried.Action) is not { } action
        )
        {
            return (Guardrails.Approval, "a write carries out one action of the plan");
        }
        if (state.Call(call.Key) is not null)
        {
            return (Guardrails.Approval, $"try {tried} was sent before");
        }
        if (UnreconciledRefusal(state, tried) is { } open)
        {
            return (Guardrails.Unreconciled, open);
        }
        if (TargetDrift.Refusal(state, call, approval.QuestionId, clock.GetUtcNow()) is { } drifted)
        {
            return (Guardrails.Drift, drifted);
        }
        var fingerprint = await FingerprintAsync(call, cancellationToken);
        if (fingerprint.Length == 0 && call.Surface is not Surface.Sysdig)
        {
            return (Guardrails.Drift, $"nobody says whom {call.Surface.Word()} talks to");
        }
        var now = new Restatement(
            opened.Case,
            action with
            {
                Request = call.Request,
            },
            plan.Revision,
            fingerprint,
            TargetDrift.Bound(state, action)
        );
        return desk.Redeem(approval, opened.Case, tried, now.Digest()) is { } why ? (Guardrails.Approval, why) : null;
    }

    private static string? UnreconciledRefusal(CaseState state, ActionTry tried)
    {
        var open = state.UnreconciledWrites.FirstOrDefault(call => call.Call.Try != tried);
        return open is null || state.MayPassUnreconciled(open)
            ? null
            : $"the outcome of {open.Call.Try} is not known yet; settle that first";
    }

    private async Task<GateResult> StopAsync(
        OutsideCall call,
        string guardrail,
        string why,
        CancellationToken cancellationToken
    )
    {
        await log.AppendAsync(new CaseEntry.CallStopped(call, guardrail, why), cancellationToken);
        return new GateResult.Stopped(guardrail, why);
    }

    private ValueTask NarrateAsync(OutsideCall call, CancellationToken cancellationToken) =>
        person.TellAsync(
            Notice.Of(call.Effect == Effect.Read ? NoticeKind.Narration : NoticeKind.Acting, Narration.Of(call)),
            cancellationToken
        );

    private async Task<GateResult> RunAsync(
        OutsideCall call,
        Func<ISurface, ValueTask<SurfaceAnswer>> send,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        using var trace = CallTrace.Begin(call);
        var answer = surfaces.TryGetValue(call.Surface, out var surface)
            ? await send(surface)
            : new SurfaceAnswer(
                new CallOutcome.Unreachable($"{call.Surface.Word()} is not connected in this session"),
                default
            );
        trace.End(answer.Outcome, clock.GetElapsedTime(started));
        await JournalAsync(answer.Launches, call, cancellationToken);
        var evidence = answer.Redacted.IsEmpty ? null : await log.KeepAsync(answer.Redacted, cancellationToken);
        var took = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        await log.AppendAsync(
            new CaseEntry.CallEnded(call.Key, answer.Outcome, evidence, took) { Program = answer.Program },
            cancellationToken
        );
        if (
            call is { Request: CallRequest.Handshake, Surface: Surface.Sysdig }
            && answer.Outcome is CallOutcome.Answered
        )
        {
            grants.PreflightPassed();
        }
        return new GateResult.Ended(answer.Outcome);
    }
}
