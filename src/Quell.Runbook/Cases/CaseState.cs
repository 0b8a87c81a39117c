using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Kept;
using Quell.Runbook.Preflight;
using Quell.Runbook.Probe;
using Quell.Runbook.Probe.Aws;
using Quell.Runbook.Probe.Kubectl;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Cases;

/// <summary>What a journal says a case is. A fold of entries and nothing else; nothing is kept beside it.</summary>
public sealed partial record CaseState
{
    public static readonly CaseState Empty = new();

    /// <summary>Marks a session that only plans.</summary>
    public static readonly CaseEntry.Found PlanOnly = new("plan-only", ImmutableSortedDictionary<string, string>.Empty);

    public CaseEntry.CaseOpened? Opened { get; private init; }
    public CaseEntry.SessionOpened? Session { get; private init; }
    public DateTimeOffset? SessionAt { get; private init; }
    public DateTimeOffset? FirstAt { get; private init; }
    public ImmutableDictionary<string, CallState> Calls { get; private init; } =
        ImmutableDictionary<string, CallState>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableList<CaseEntry.CallStopped> Stopped { get; private init; } = [];
    public ImmutableHashSet<string> ShownKeys { get; private init; } =
        ImmutableHashSet<string>.Empty.WithComparer(StringComparer.Ordinal);
    public ImmutableDictionary<string, QuestionState> Questions { get; private init; } =
        ImmutableDictionary<string, QuestionState>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableDictionary<string, ImmutableSortedDictionary<string, string>> FoundHere { get; private init; } =
        ImmutableDictionary<string, ImmutableSortedDictionary<string, string>>.Empty.WithComparers(
            StringComparer.Ordinal
        );

    /// <summary>Every piece of evidence, in the order in which it was captured.</summary>
    public ImmutableList<KeptPiece> Kept { get; private init; } = [];

    /// <summary>The knowledge that the session before this one ran on; null where there was none, or it did not say.</summary>
    public ImmutableSortedDictionary<string, string>? KnowledgeBefore { get; private init; }
    public FactSheet Facts { get; private init; } = FactSheet.Empty;

    /// <summary>The case file that was read last; what it says is among the facts.</summary>
    public CaseEntry.CaseFileRead? CaseFile { get; private init; }
    public ThreatEvent? Threat { get; private init; }
    public Plan? Plan { get; private init; }
    public long PlanSession { get; private init; }
    public CaseEntry.ActionsSelected? Selection { get; private init; }
    public long SelectionSession { get; private init; }
    public ImmutableDictionary<ActionTry, CaseEntry.ActionClosed> Closed { get; private init; } =
        ImmutableDictionary<ActionTry, CaseEntry.ActionClosed>.Empty;

    /// <summary>Every action that was ever proposed, in its latest form: one that is not offered any more keeps its name.</summary>
    public ImmutableDictionary<ActionId, ResponseAction> Proposed { get; private init; } =
        ImmutableDictionary<ActionId, ResponseAction>.Empty;

    /// <summary>What can be undone, as the latest undo session found it.</summary>
    public Plan? Undos { get; private init; }
    public long UndoSession { get; private init; }

    /// <summary>Every undo that was ever offered, in its latest form.</summary>
    public ImmutableDictionary<ActionId, ResponseAction> UndosOffered { get; private init; } =
        ImmutableDictionary<ActionId, ResponseAction>.Empty;

    /// <summary>Undos that are over, in the order in which they ended; they are no responses.</summary>
    public ImmutableList<(ActionTry Try, UndoOutcome Outcome)> UndosClosed { get; private init; } = [];

    /// <summary>Tries that are over, in the order in which they ended.</summary>
    public ImmutableList<ActionTry> ClosedInOrder { get; private init; } = [];

    /// <summary>Tries that were over when the latest order of work was confirmed: choosing such an action again is a new attempt.</summary>
    public ImmutableHashSet<ActionTry> ClosedBeforeSelection { get; private init; } = [];
    public ImmutableDictionary<ActionTry, ResponseAction> Tried { get; private init; } =
        ImmutableDictionary<ActionTry, ResponseAction>.Empty;
    public ImmutableList<WatchState> Watches { get; private init; } = [];
    public CaseEntry.AskingEnded? AskingEnded { get; private init; }
    public CaseEntry.Interrupted? Interrupted { get; private init; }
    public CaseEntry.CaseClosed? CaseClosed { get; private init; }
    public CaseEntry.ReportWritten? Report { get; private init; }
    public int EntryCount { get; private init; }
    public int QuestionCount { get; private init; }

    public long SessionNumber => Session?.Session ?? 0;

    /// <summary>Where the cases are kept, when it is not the usual place.</summary>
    public string? StateFolder => Session?.StateFolder;

    /// <summary>The prefix of keys that are good for this session only.</summary>
    public string Scope => $"s{SessionNumber}";

    /// <summary>True once this session goes on in the journal of its case.</summary>
    public bool SessionOnDisk { get; private init; }

    /// <summary>True once an earlier session ended before it had come to its case, or with a call still under way.</summary>
    public bool WasCutShort { get; private init; }

    /// <summary>True once this session ended there, or as one that goes on has not come beyond it yet.</summary>
    public bool IsCutShort => !SessionOnDisk || Calls.Values.Any(static call => call.Ended is null);

    /// <summary>True once the person said to propose now with what is known.</summary>
    public bool ActNow => FoundHere.ContainsKey("act");

    /// <summary>True in a session that reads and proposes, and then ends.</summary>
    public bool PlansOnly => FoundHere.ContainsKey(PlanOnly.Key);

    /// <summary>True in a session that builds a case file and responds to nothing.</summary>
    public bool IsInvestigating => Session is { Investigating: true };

    /// <summary>True in a session that takes back what the case did.</summary>
    public bool IsUndoing => Session is { Undoing: true };

    /// <summary>The actions that this session may carry out: those of the plan, or in an undo session the undos.</summary>
    public Plan? Offered =>
        !IsUndoing ? Plan
        : UndoSession == SessionNumber ? Undos
        : null;

    public ImmutableList<(ActionTry Try, UndoOutcome Outcome)> UndosOfSession =>
        UndosClosed.RemoveAll(over => over.Outcome.Session != SessionNumber);

    /// <summary>True while this session may still ask the person.</summary>
    public bool MayAsk => AskingEnded is null;

    /// <summary>
    /// True when since that state things were only shown, and only approvals asked for and answered: nothing that a plan is
    /// made from is different.
    /// </summary>
    public bool StandsOnTheGroundOf(CaseState earlier) =>
        ReferenceEquals(this, earlier)
        || (
            this with
            {
                ShownKeys = earlier.ShownKeys,
                Questions = earlier.Questions,
                QuestionCount = earlier.QuestionCount,
                EntryCount = earlier.EntryCount,
                Head = earlier.Head,
            } == earlier
            && Questions.All(asked =>
                asked.Value.Question.Kind is QuestionKind.Approve or QuestionKind.Name
                || asked.Value == earlier.Questions.GetValueOrDefault(asked.Key)
            )
        );

    public CallState? Call(string key) => Calls.GetValueOrDefault(key);

    public CallReading? Reading(string key) => Call(key)?.Reading;

    public bool WasShown(string key) => ShownKeys.Contains(key);

    public QuestionState? Question(string key) => Questions.GetValueOrDefault(key);

    public ImmutableSortedDictionary<string, string>? Found(string key) => FoundHere.GetValueOrDefault(key);

    /// <summary>Started in this session and not ended yet.</summary>
    public bool IsInFlight(string key) => Call(key) is { Ended: null } call && call.Session == SessionNumber;

    /// <summary>Undos of what a response of this case did that are over, the earliest first.</summary>
    public IEnumerable<UndoOutcome> UndosOf(ActionTry response) =>
        UndosClosed.Select(over => over.Outcome).Where(outcome => outcome.Undone.Response == response);

    /// <summary>How a try ended, of a response or of an undo; null while it did not.</summary>
    public CaseEntry.ActionClosed? EndOf(ActionTry tried) =>
        Closed.GetValueOrDefault(tried)
        ?? UndosClosed.Find(over => over.Try == tried).Outcome?.Closed
        ?? FilingsClosed.Find(over => over.Closed.Try == tried)?.Closed;

    public CaseState With(JournalEntry entry) => With(entry, factsFollow: false);

    /// <param name="factsFollow">True where a later entry replaces the facts that this one would give.</param>
    private CaseState With(JournalEntry entry, bool factsFollow)
    {
        var counted = this with
        {
            EntryCount = EntryCount + 1,
            FirstAt = FirstAt ?? entry.At,
            Head = (entry.Sequence, entry.Hash),
        };
        return entry.Body switch
        {
            CaseEntry.CaseOpened opened => counted with { Opened = opened },
            CaseEntry.SessionJoined => counted with { SessionOnDisk = true },
            CaseEntry.SessionOpened session => counted.WithSession(session, entry.At),
            CaseEntry.Found found => counted with { FoundHere = FoundHere.SetItem(found.Key, found.Values) },
            CaseEntry.CaseFileRead read => counted with
            {
                CaseFile = read,
                Facts = counted.Facts.WithEarlier(
                    CaseFiles.CaseFile.Beside(counted.Facts, read.Facts),
                    CaseFiles.CaseFile.Compared
                ),
            },
            CaseEntry.Shown shown => counted with { ShownKeys = ShownKeys.Add(shown.Key) },
            CaseEntry.QuestionAsked asked => counted with
            {
                Questions = Questions.SetItem(asked.Question.Key, new QuestionState(entry, SessionNumber, [])),
                QuestionCount = QuestionCount + 1,
            },
            CaseEntry.AnswerGiven given => counted.WithAnswer(given, entry),
            CaseEntry.CallIntended intended => counted.WithIntent(intended, entry.At),
            CaseEntry.CallEnded ended => counted.WithEnd(ended, entry, factsFollow),
            CaseEntry.CallStopped stopped => counted.WithStop(stopped, entry.At),
            CaseEntry.PlanProposed proposed => counted with
            {
                Plan = proposed.Plan,
                Proposed = Proposed.SetItems(
                    proposed.Plan.Actions.Select(action => KeyValuePair.Create(action.Id, action))
                ),
                PlanSession = SessionNumber,
            },
            CaseEntry.UndoOffered offered => counted with
            {
                Undos = offered.Offers,
                UndosOffered = UndosOffered.SetItems(
                    offered.Offers.Actions.Select(undo => KeyValuePair.Create(undo.Id, undo))
                ),
                UndoSession = SessionNumber,
            },
            CaseEntry.FilingOffered offered => counted.WithFiling(offered.Offer),
            CaseEntry.TextKept kept => counted with { TextsKept = TextsKept.SetItem(kept.Key, kept.File) },
            CaseEntry.ActionsSelected selected => counted with
            {
                Selection = selected,
                SelectionSession = SessionNumber,
                ClosedBeforeSelection = selected.Order.IsEmpty ? ClosedBeforeSelection : [.. Closed.Keys],
            },
            CaseEntry.ActionClosed closed => counted.WithClosed(closed),
            CaseEntry.WatchStarted started => counted with
            {
                Watches = Watches.Add(new WatchState(started, entry.At, SessionNumber)),
            },
            CaseEntry.WatchEnded ended => counted.WithWatchEnd(ended),
            CaseEntry.AskingEnded ended => counted with { AskingEnded = ended },
            CaseEntry.Interrupted interrupted => counted with { Interrupted = interrupted },
            CaseEntry.ReportWritten report => counted with { Report = report },
            CaseEntry.CaseClosed closed => counted with { CaseClosed = closed },
            _ => counted,
        };
    }

    private CaseState WithSession(CaseEntry.SessionOpened session, DateTimeOffset at) =>
        this with
        {
            Session = session,
            SessionAt = at,
            AskingEnded = null,
            Interrupted = null,
            CaseClosed = session.Undoing ? CaseClosed : null,
            KnowledgeBefore = Found(PreflightStep.Knowledge) ?? KnowledgeBefore,
            FoundHere = FoundHere.Clear(),
            SessionOnDisk = false,
            WasCutShort = WasCutShort || (Session is not null && IsCutShort),
        };

    private CaseState WithStop(CaseEntry.CallStopped stopped, DateTimeOffset at)
    {
        var state = this with { Stopped = Stopped.Add(stopped) };
        if (stopped.Call.Effect.IsWrite())
        {
            return state;
        }
        var refused = new CaseEntry.CallEnded(
            stopped.Call.Key,
            new CallOutcome.Unreachable($"not made ({stopped.Guardrail}): {stopped.Why}"),
            null,
            0
        );
        var call = new CallState(stopped.Call, SessionNumber, at, null, refused, at);
        return (state with { Calls = Calls.SetItem(stopped.Call.Key, call) }).WithFacts(call);
    }

    private CaseState WithAnswer(CaseEntry.AnswerGiven given, JournalEntry entry)
    {
        var key = Questions
            .Where(pair => string.Equals(pair.Value.Question.Id, given.Answer.QuestionId, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.Value.Asked.Sequence)
            .FirstOrDefault()
            .Key;
        return key is null
            ? this
            : this with
            {
                Questions = Questions.SetItem(key, Questions[key] with { Answers = Questions[key].Answers.Add(entry) }),
            };
    }

    private CaseState WithIntent(CaseEntry.CallIntended intended, DateTimeOffset at)
    {
        var call = intended.Call;
        var state = this with
        {
            Calls = Calls.SetItem(call.Key, new CallState(call, SessionNumber, at, intended.ApprovedBy, null, null)),
        };
        return
            call.Try is { } tried && OfferedFor(tried.Action)?.Find(tried.Action) is { } action && call.Effect.IsWrite()
            ? state with
            {
                Tried = Tried.SetItem(tried, action),
            }
            : state;
    }

    private CaseState WithEnd(CaseEntry.CallEnded ended, JournalEntry entry, bool factsFollow)
    {
        if (Call(ended.Key) is not { } call)
        {
            return this;
        }
        var finished = call with { Ended = ended, EndedAt = entry.At, EndedSequence = entry.Sequence };
        var state = this with
        {
            Calls = Calls.SetItem(ended.Key, finished),
            Threat = finished.Reading is CallReading.Event read ? read.Threat : Threat,
            Kept = KeptPiece.Of(finished, entry, Session?.Who ?? string.Empty) is { } piece ? Kept.Add(piece) : Kept,
        };
        return factsFollow ? state : state.WithFacts(finished);
    }

    /// <summary>What kubectl and CloudTrail show is read together: an answer is understood only beside the others.</summary>
    private CaseState WithFacts(CallState ended) =>
        this with
        {
            Facts =
                ended.Reading is not CallReading.Readings && ClusterReads.Made(ended.Call) ? KubeFacts.Of(this)
                : TrailFacts.Made(ended.Call) ? TrailFacts.Of(this)
                : FactsOf.Answer(Facts, ended),
        };

    private CaseState WithClosed(CaseEntry.ActionClosed closed)
    {
        if (UndosOffered.GetValueOrDefault(closed.Try.Action) is { } undo)
        {
            return this with
            {
                UndosClosed = UndosClosed
                    .RemoveAll(over => over.Try == closed.Try)
                    .Add(
                        (
                            closed.Try,
                            new UndoOutcome(Tried.GetValueOrDefault(closed.Try) ?? undo, closed, SessionNumber)
                        )
                    ),
            };
        }
        if (Filings.ContainsKey(closed.Try.Action))
        {
            return WithFilingClosed(closed);
        }
        var action = Tried.GetValueOrDefault(closed.Try) ?? Proposed.GetValueOrDefault(closed.Try.Action);
        return this with
        {
            Closed = Closed.SetItem(closed.Try, closed),
            ClosedInOrder = ClosedInOrder.Remove(closed.Try).Add(closed.Try),
            Tried = action is null ? Tried : Tried.SetItem(closed.Try, action),
        };
    }

    private CaseState WithWatchEnd(CaseEntry.WatchEnded ended)
    {
        var index = Watches.FindIndex(watch => watch.Started.Watch == ended.Watch);
        return index < 0
            ? this
            : this with
            {
                Watches = Watches.SetItem(index, Watches[index] with { Ended = ended, EndedIn = SessionNumber }),
            };
    }
}
