using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Responses;
using Quell.Reports;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Probe.Recipes;
using Quell.Runbook.Report;
using Quell.Runbook.Telling;
using Quell.Runbook.Understand;

namespace Quell.Fuzz.Checks;

/// <summary>Takes an answer into a case and reads the case in every way in which it is shown, kept and asked about.</summary>
internal sealed class Aftermath
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly List<JournalEntry> _entries = [];
    private readonly CaseId _case = new("20260301-100000-17f0a1b2-abcd");

    public Aftermath(ThreatEvent? threat = null)
    {
        var nothing = ImmutableSortedDictionary<string, string>.Empty;
        Append(
            new CaseEntry.CaseOpened(_case, "17f0a1b2c3d4e5f60718293a4b5c6d7e", new TenantIdentity("t", "t"), "x", true)
        );
        Append(new CaseEntry.SessionOpened(1, "plain", "ada", "fuzz", "x", true, false));
        Append(new CaseEntry.Found(AccessKeys.Beforehand(Surface.Kubectl), nothing));
        Append(new CaseEntry.Found(AccessKeys.Beforehand(Surface.Aws), nothing));
        Append(new CaseEntry.Found(AccessKeys.Settings(Surface.Kubectl, 0), nothing.Add("context", "prod-eu-1")));
        if (threat is not null)
        {
            Take("s1:event", new CallOutcome.Answered(new CallReading.Event(threat)));
        }
    }

    public CaseState State { get; private set; } = CaseState.Empty;

    /// <summary>What a call brought is journalled, read back as it was, and folded in.</summary>
    public void Take(string key, CallOutcome outcome) => Take(Call(key), outcome);

    public void Take(OutsideCall call, CallOutcome outcome)
    {
        Append(new CaseEntry.CallIntended(call, null, null));
        Append(Kept(new CaseEntry.CallEnded(call.Key, outcome, null, 1)));
    }

    /// <summary>Everything that the case would now show, write down or ask for holds its laws.</summary>
    public void Check()
    {
        var map = MiniMaps.Of(State);
        Laws.Printable(InventoryWords.Of(State).Lines);
        Laws.Printable(MapTree.Of(map, SurfaceNotes.Of(State)));
        Laws.Printable(MapDiagram.Of(map));
        Append(new CaseEntry.Shown("s1/map", nameof(NoticeKind.Map), [.. MapTree.Of(map, [])]));
        Laws.PrintableText(new MarkdownReport().Render(CaseReport.Of(_entries)));
        if (State.Threat is { } threat)
        {
            foreach (var query in SysqlRecipes.All.SelectMany(recipe => recipe.Variants(threat) ?? []))
            {
                Queries.OnlyQuoted(query);
            }
        }
    }

    public void Append(CaseEntry body)
    {
        var entry = new JournalEntry(_entries.Count + 1, s_at, body, string.Empty);
        _entries.Add(entry);
        State = State.With(entry);
    }

    /// <summary>An entry as it is after the program ended and another one read it.</summary>
    public static CaseEntry Kept(CaseEntry entry)
    {
        var written = JsonSerializer.Serialize(entry, CaseJson.Default.CaseEntry);
        var read = JsonSerializer.Deserialize(written, CaseJson.Default.CaseEntry)!;
        Laws.Hold(
            string.Equals(
                written,
                JsonSerializer.Serialize(read, CaseJson.Default.CaseEntry),
                StringComparison.Ordinal
            ),
            "an entry is not read back as it was written"
        );
        return read;
    }

    private static OutsideCall Call(string key) =>
        new()
        {
            Key = key,
            Surface = Surface.Sysdig,
            Request = new CallRequest.Command(["fuzz"]),
            Target = CallTarget.Tenant,
            Purpose = "fuzz",
            Effect = Domain.Actions.Effect.Read,
        };
}
