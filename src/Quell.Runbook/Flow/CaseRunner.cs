using System.Globalization;
using Quell.Domain;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Kept;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>Drives one case: asks the flow what is next, does it, appends what came of it.</summary>
public sealed class CaseRunner : IAsyncDisposable
{
    private static readonly TimeSpan s_longWait = TimeSpan.FromSeconds(0.5);

    private readonly RunContext _context;
    private readonly RunbookFlow _flow;
    private readonly CaseLog _log;
    private readonly Prelude? _prelude;
    private readonly Gate _gate;
    private readonly Granter _granter;
    private readonly Asker _asker;
    private readonly Writer _writer;
    private readonly TextKeeper _texts;
    private readonly EvidenceLister _evidence;
    private readonly Dictionary<string, Task> _reads = new(StringComparer.Ordinal);
    private ICaseJournal? _journal;

    /// <summary>A new run; it may find an unfinished case and go on in it.</summary>
    public CaseRunner(RunContext context)
        : this(context, new Prelude(context.Clock)) { }

    /// <summary>Takes up the open question of a case that another process asked. The journal is disposed with the runner.</summary>
    public CaseRunner(RunContext context, ICaseJournal journal)
        : this(context, (IJournal)journal) => _journal = journal;

    private CaseRunner(RunContext context, IJournal journal)
    {
        _context = context;
        _prelude = journal as Prelude;
        _log = new CaseLog(journal);
        _flow = new RunbookFlow(context.Options, context.Knowledge);
        var desk = new Approval.Desk(context.Clock);
        var grants = new Grants();
        _granter = new Granter(grants, context.Options);
        _gate = new Gate(_log, context.Surfaces, context.AllowList, grants, desk, context.Person, context.Clock);
        _asker = new Asker(context, _log, _gate, _granter);
        _writer = new Writer(_log, _gate, desk, context.Person);
        _texts = new TextKeeper(context.Cases, _log);
        _evidence = new EvidenceLister(context, _log);
    }

    /// <summary>The case as it stands.</summary>
    public CaseState State => _log.State;

    /// <summary>The three lines that the run stopped with; null while it goes on, and where it came to its end.</summary>
    public Trouble? Trouble { get; private set; }

    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        _context.Person.Follow(() => Glances.Of(State, _context.Options));
        try
        {
            await (_prelude is null ? AttachAsync(cancellationToken) : BeginAsync(cancellationToken));
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await StepAsync(_flow.Next(State, _context.Clock.GetUtcNow()), cancellationToken) is { } code)
                {
                    return code;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await InterruptedAsync();
        }
        catch (JournalUnwritableException unwritable)
        {
            await StopAsync(unwritable.Trouble);
            return ExitCode.ProgramFailed;
        }
        finally
        {
            _context.Person.Follow(null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_reads.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }
        _gate.Dispose();
        _log.Dispose();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await _log.AppendAsync(
            new CaseEntry.SessionOpened(
                _context.Session,
                _context.Person.Face,
                _context.Who,
                _context.Version,
                _context.TenantSource,
                _context.Simulated,
                Resumed: false
            )
            {
                ShowsSecrets = _context.Person.ShowsSecrets,
                Undoing = _context.Options.Undo is not null,
                Investigating = _context.Options.Investigate,
                StateFolder = _context.StateFolder,
            },
            cancellationToken
        );
        if (_context.Options.PlanOnly)
        {
            await _log.AppendAsync(CaseState.PlanOnly, cancellationToken);
            await _log.AppendAsync(new CaseEntry.AskingEnded("a plan asks nothing"), cancellationToken);
        }
    }

    /// <summary>Another process has its own connection; who is at the other end is asked again before anything is sent.</summary>
    private async Task AttachAsync(CancellationToken cancellationToken)
    {
        var scope = $"{State.Scope}.attached {State.EntryCount}";
        await _gate.ReadAsync(
            SysdigCalls.Handshake(CallKeys.Of(scope, "tools"), "connecting to the Sysdig MCP server"),
            cancellationToken
        );
        await _gate.ReadAsync(SysdigCalls.Settings(State, CallKeys.Of(scope, "settings")), cancellationToken);
    }

    /// <returns>The exit code when that was the last step.</returns>
    private async Task<ExitCode?> StepAsync(Next next, CancellationToken cancellationToken)
    {
        switch (next)
        {
            case Next.Look look:
                foreach (var entry in Lookout.Entries(look.Key, _context, State))
                {
                    await _log.AppendAsync(entry, cancellationToken);
                }
                break;
            case Next.Tell tell:
                await _log.AppendAsync(
                    new CaseEntry.Shown(tell.Key, tell.Notice.Kind.ToString(), tell.Notice.Lines),
                    cancellationToken
                );
                await _context.Person.TellAsync(tell.Notice, cancellationToken);
                break;
            case Next.Ask ask:
                await _asker.AskAsync(ask.Question, cancellationToken);
                break;
            case Next.Reads reads:
                await ReadAsync(reads, cancellationToken);
                break;
            case Next.Write write:
                _evidence.Write();
                await _writer.WriteAsync(write, cancellationToken);
                _evidence.Write();
                break;
            case Next.Reveal reveal:
                await _gate.RevealAsync(reveal.Call, cancellationToken);
                break;
            case Next.KeepText keep:
                await _texts.KeepAsync(keep, cancellationToken);
                break;
            case Next.Append append:
                foreach (var entry in append.Entries)
                {
                    await _log.AppendAsync(entry, cancellationToken);
                    _granter.Take(entry, State);
                    _granter.End(entry, State);
                }
                break;
            case Next.Wait wait:
                await WaitAsync(wait.Until, cancellationToken);
                break;
            case Next.OpenCase open:
                return await OpenAsync(open, cancellationToken);
            case Next.WriteReport report:
                await new Reporter(_context, _log, _evidence).WriteAsync(report.Aloud, cancellationToken);
                break;
            case Next.Stop stop:
                await StopAsync(stop.Trouble);
                return stop.Code;
            case Next.Done done:
                return done.Code;
        }
        return null;
    }

    private async Task ReadAsync(Next.Reads reads, CancellationToken cancellationToken)
    {
        foreach (var call in reads.Start.Where(call => !_reads.ContainsKey(call.Key)))
        {
            _reads[call.Key] = _gate.ReadAsync(call, cancellationToken);
        }
        var first = await Task.WhenAny(_reads.Values);
        foreach (var done in _reads.Where(read => read.Value.IsCompleted).Select(read => read.Key).ToList())
        {
            _reads.Remove(done);
        }
        await first;
    }

    private async Task WaitAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var span = until - _context.Clock.GetUtcNow();
        if (span > TimeSpan.Zero)
        {
            if (span >= s_longWait)
            {
                _context.BeforeALongWait();
            }
            await Task.Delay(span, _context.Clock, cancellationToken);
        }
    }

    private async Task<ExitCode?> OpenAsync(Next.OpenCase open, CancellationToken cancellationToken)
    {
        var opener = new CaseOpener(_context, _log, _prelude!);
        switch (await opener.OpenAsync(open.Unfinished is { } id ? new CaseId(id) : null, cancellationToken))
        {
            case CaseOpening.Opened opened:
                _journal = opened.Journal;
                return null;
            case CaseOpening.Failed failed:
                await StopAsync(failed.Trouble);
                return ExitCode.StoppedByInput;
            default:
                await StopAsync(
                    new Trouble(
                        "The case could not be opened.",
                        "It is not there any more.",
                        "Run the same command with --new."
                    )
                );
                return ExitCode.StoppedByInput;
        }
    }

    private async Task StopAsync(Trouble trouble)
    {
        Trouble = trouble;
        await _context.Person.TellAsync(
            Notice.Of(NoticeKind.Error, $"error: {trouble.What}", $"why: {trouble.Why}", $"fix: {trouble.Fix}"),
            CancellationToken.None
        );
    }

    private async Task<ExitCode> InterruptedAsync()
    {
        await Task.WhenAll(_reads.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _log.AppendAsync(new CaseEntry.Interrupted("interrupted by a signal"), CancellationToken.None);
        var (anySent, where) = State switch
        {
            { IsUndoing: true, Opened: not null } => (
                State.SentInSession,
                "The case is kept; run the same command again."
            ),
            { IsInvestigating: true, Opened: not null } => (
                State.AnythingSent,
                "No case file was written; run the same command again."
            ),
            { PlansOnly: false, Opened: { } opened } => (
                State.AnythingSent,
                $"Case {opened.Case} is kept. Resume it with: {TenantSource.Respond(opened.EventId, _context.TenantSource, _context.StateFolder)}"
            ),
            _ => (State.AnythingSent, "No case was opened yet; run the same command again."),
        };
        var sent =
            !anySent ? "Nothing was sent."
            : State.Writes.Any(write => State.EndOf(write.Call.Try!.Value) is null)
                ? "A write was sent before that; resuming settles its outcome first."
            : State.UnreconciledWrites.Any() ? "A write was sent before that, and its outcome is still unknown."
            : "Writes were sent before that; the outcome of each is known and in the journal.";
        Trouble = new Trouble("Interrupted.", sent, where);
        await _context.Person.TellAsync(
            Notice.Of(NoticeKind.Warning, "Interrupted.", sent, where),
            CancellationToken.None
        );
        return anySent ? ExitCode.Inconclusive : ExitCode.StoppedBeforeWrite;
    }
}
