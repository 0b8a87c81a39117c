using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Domain.Responses;

namespace Quell.Domain.Cases;

/// <summary>Something that happened to a case. The journal holds nothing else, and everything else is read from it.</summary>
[JsonPolymorphic(
    TypeDiscriminatorPropertyName = "type",
    UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization
)]
[JsonDerivedType(typeof(CaseOpened), "case_opened")]
[JsonDerivedType(typeof(SessionOpened), "session_opened")]
[JsonDerivedType(typeof(SessionJoined), "session_joined")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(CaseFileRead), "case_file_read")]
[JsonDerivedType(typeof(Shown), "shown")]
[JsonDerivedType(typeof(QuestionAsked), "question_asked")]
[JsonDerivedType(typeof(AnswerGiven), "answer_given")]
[JsonDerivedType(typeof(CallIntended), "call_intended")]
[JsonDerivedType(typeof(CallEnded), "call_ended")]
[JsonDerivedType(typeof(ServerLaunched), "server_launched")]
[JsonDerivedType(typeof(CallStopped), "call_stopped")]
[JsonDerivedType(typeof(PlanProposed), "plan_proposed")]
[JsonDerivedType(typeof(ActionsSelected), "actions_selected")]
[JsonDerivedType(typeof(UndoOffered), "undo_offered")]
[JsonDerivedType(typeof(FilingOffered), "filing_offered")]
[JsonDerivedType(typeof(TextKept), "text_kept")]
[JsonDerivedType(typeof(ActionClosed), "action_closed")]
[JsonDerivedType(typeof(WatchStarted), "watch_started")]
[JsonDerivedType(typeof(WatchEnded), "watch_ended")]
[JsonDerivedType(typeof(AskingEnded), "asking_ended")]
[JsonDerivedType(typeof(Interrupted), "interrupted")]
[JsonDerivedType(typeof(ReportWritten), "report_written")]
[JsonDerivedType(typeof(CaseClosed), "case_closed")]
[JsonDerivedType(typeof(TornTailMoved), "torn_tail_moved")]
[JsonDerivedType(typeof(JournalOpened), "journal_opened")]
public abstract record CaseEntry
{
    private CaseEntry() { }

    /// <summary>First line of a journal on disk: its format and algorithm are fixed here.</summary>
    public sealed record JournalOpened(int Format, string Algorithm) : CaseEntry;

    public sealed record TornTailMoved(string File, string Sha256, long Bytes) : CaseEntry;

    public sealed record CaseOpened(
        CaseId Case,
        string EventId,
        TenantIdentity Tenant,
        string TenantSource,
        bool Simulated
    ) : CaseEntry;

    /// <summary>A run of the program on this case, under a name that no other has. Grants, approvals and preflight of earlier sessions are void.</summary>
    public sealed record SessionOpened(
        long Session,
        string Face,
        string Who,
        string Version,
        string TenantSource,
        bool Simulated,
        bool Resumed
    ) : CaseEntry
    {
        /// <summary>True where the face may show what must not be kept. Journals of earlier versions do not say: false.</summary>
        public bool ShowsSecrets { get; init; }

        /// <summary>True for a run that takes back what the case did; it leaves a closed case closed. Journals of earlier versions do not say: false.</summary>
        public bool Undoing { get; init; }

        /// <summary>True for a run that investigates: it is never resumed, and its case responds to nothing.</summary>
        public bool Investigating { get; init; }

        /// <summary>The folder of the cases where it is not the usual one, as a full path; printed commands repeat it.</summary>
        public string? StateFolder { get; init; }
    }

    /// <summary>What the session did before its case was on disk stands above; from here on it goes on in this journal.</summary>
    public sealed record SessionJoined : CaseEntry;

    /// <summary>Something read on this machine without leaving it: what it was, and what was found.</summary>
    /// <param name="Key">Such as <c>kubectl</c>, <c>first-run</c>, <c>prior-case</c>.</param>
    public sealed record Found(string Key, ImmutableSortedDictionary<string, string> Values) : CaseEntry;

    /// <summary>The case file of an earlier investigation: what it says, each with its line.</summary>
    /// <param name="Sha256">Of the whole file as it was read.</param>
    public sealed record CaseFileRead(string File, string Sha256, ImmutableArray<FactReading> Facts) : CaseEntry;

    /// <summary>Words that were shown to the person.</summary>
    public sealed record Shown(string Key, string Kind, ImmutableArray<string> Words) : CaseEntry;

    public sealed record QuestionAsked(Question Question) : CaseEntry;

    public sealed record AnswerGiven(Answer Answer) : CaseEntry;

    /// <summary>Durable before the call is made. For a write it consumes the approval that came from <paramref name="ApprovedBy"/>.</summary>
    public sealed record CallIntended(OutsideCall Call, string? ApprovedBy, string? ApprovedDigest) : CaseEntry;

    public sealed record CallEnded(string Key, CallOutcome Outcome, EvidenceRef? Evidence, long Milliseconds)
        : CaseEntry
    {
        /// <summary>How the program of a write ended; null for everything else.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ProgramEnd? Program { get; init; }
    }

    /// <summary>An MCP server was started for the call of this key.</summary>
    public sealed record ServerLaunched(string Key, ServerLaunch Launch) : CaseEntry;

    /// <summary>The gate refused the call: it was not made.</summary>
    public sealed record CallStopped(OutsideCall Call, string Guardrail, string Why) : CaseEntry;

    public sealed record PlanProposed(Plan Plan) : CaseEntry;

    /// <summary>An order of work, confirmed by the person. It approves nothing.</summary>
    public sealed record ActionsSelected(int Revision, ImmutableArray<ActionId> Order) : CaseEntry;

    /// <summary>What can be undone, as actions in the form of a plan; apart from the plan of the response.</summary>
    public sealed record UndoOffered(Plan Offers) : CaseEntry;

    /// <summary>A ticket as it would be filed, as the one action of a plan of its own; each change of it is another revision.</summary>
    public sealed record FilingOffered(Plan Offer) : CaseEntry;

    /// <summary>A text for a person that was written as a file beside the journal.</summary>
    public sealed record TextKept(string Key, string File, string Sha256) : CaseEntry;

    public sealed record ActionClosed(
        ActionTry Try,
        Status Status,
        string Detail,
        string? ExecutionId,
        string? TicketText
    ) : CaseEntry
    {
        /// <summary>
        /// True where a precondition in the call did not hold: nothing was changed, the yes is void, and the action is shown
        /// again as a new attempt.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Voided { get; init; }

        /// <summary>True where a command was taken, or what it changed was seen, and its end is not known. An execution says so by its id.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Accepted { get; init; }

        /// <summary>True where something ran, whatever came of it since: then the place is watched.</summary>
        [JsonIgnore]
        public bool Ran =>
            Status is Status.Done or Status.InProgress
            || (Status is Status.Pending && (Accepted || ExecutionId is not null));
    }

    /// <param name="Responses">How many actions had run when it started; one more asks for a new watch.</param>
    /// <param name="SinceNs">Events after this, by the tenant's clock, are re-fires; nanoseconds since 1970.</param>
    public sealed record WatchStarted(
        int Watch,
        int Responses,
        long SinceNs,
        string SinceSource,
        int Polls,
        int IntervalSeconds,
        string Selector
    ) : CaseEntry;

    public sealed record WatchEnded(int Watch, Status Verdict, string Reason, ImmutableArray<string> ReFires)
        : CaseEntry;

    /// <summary>Nothing more is asked in this session: the input ended, or the person said stop.</summary>
    public sealed record AskingEnded(string Why) : CaseEntry;

    public sealed record Interrupted(string Why) : CaseEntry;

    public sealed record ReportWritten(string File, string Sha256) : CaseEntry;

    public sealed record CaseClosed(Status? Verdict, string Why) : CaseEntry;
}
