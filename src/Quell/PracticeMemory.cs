using Quell.Domain.Cases;
using Quell.Journal;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>
/// What the embedded tenant remembers, kept beside the journal of its case: a case that is taken up again, also after the
/// program was killed, finds the executions that it made.
/// </summary>
/// <remarks>The tenant speaks before its case is open; until then the memory waits here.</remarks>
internal sealed class PracticeMemory
{
    public const string FileName = "tenant.json";

    /// <summary>As long as a case file counts as fresh.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(4);

    private readonly Lock _one = new();
    private readonly ICaseStore _cases;
    private readonly Func<Scenario, string, CaseId?> _earlier;
    private TenantMemory? _latest;
    private OwnTextFile? _file;

    private PracticeMemory(ICaseStore cases, Func<Scenario, string, CaseId?> earlier)
    {
        _cases = cases;
        _earlier = earlier;
        Cases = new PracticeCases(cases, this);
    }

    /// <summary>The same cases; opening one keeps the memory beside it.</summary>
    public ICaseStore Cases { get; }

    /// <summary>
    /// Goes on from the newest case of the scenario and event that is not over, or that investigated it in the last hours:
    /// a response then finds the world that was investigated.
    /// </summary>
    /// <param name="eventId">Null for the scenario's own.</param>
    /// <param name="afresh">True starts a tenant to which nothing has happened yet.</param>
    public static PracticeMemory OfUnfinished(ICaseStore cases, string? eventId, bool afresh, TimeProvider clock) =>
        new(
            cases,
            (scenario, source) =>
                afresh ? null : Unfinished(cases, source, eventId ?? scenario.EventId, clock.GetUtcNow())
        );

    /// <summary>A tenant to which nothing has happened yet.</summary>
    public static PracticeMemory Afresh(ICaseStore cases) => new(cases, (_, _) => null);

    /// <summary>Goes on from one case, over or not.</summary>
    public static PracticeMemory OfCase(ICaseStore cases, CaseId id) => new(cases, (_, _) => id);

    /// <summary>What to go on from; null starts afresh.</summary>
    /// <param name="source">Where the scenario came from, as a case remembers it.</param>
    public TenantMemory? Recall(Scenario scenario, string source) =>
        _earlier(scenario, source) is { } id && Beside(id).Read() is { } text ? TenantMemory.Parse(text) : null;

    public void Remember(TenantMemory memory)
    {
        lock (_one)
        {
            _latest = memory;
            // Where this cannot be written the journal cannot either, and that one ends the run in its own three lines.
            _file?.Replace(memory.ToJson());
        }
    }

    /// <summary>From here on the memory belongs to this case.</summary>
    public void Belongs(CaseId id)
    {
        lock (_one)
        {
            _file = Beside(id);
            if (_latest is { } memory)
            {
                _file.Replace(memory.ToJson());
            }
        }
    }

    private OwnTextFile Beside(CaseId id) => new(Path.Combine(_cases.FolderOf(id), FileName));

    private static CaseId? Unfinished(ICaseStore cases, string source, string eventId, DateTimeOffset now)
    {
        foreach (var id in cases.List())
        {
            var known = cases.Read(id) is { } entries ? CaseState.Fold(entries) : CaseState.Empty;
            if (
                known is { Opened: { Simulated: true } opened }
                && (known.CaseClosed is null || (known.IsInvestigating && now - known.SessionAt < s_fresh))
                && string.Equals(opened.TenantSource, source, StringComparison.Ordinal)
                && string.Equals(opened.EventId, eventId, StringComparison.OrdinalIgnoreCase)
            )
            {
                return id;
            }
        }
        return null;
    }
}
